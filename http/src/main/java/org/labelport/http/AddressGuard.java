package org.labelport.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.labelport.http.HttpException.Kind;

/**
 * Keeps requests away from inner networks that an allowed host name leads to. Where every host is allowed, it keeps
 * them away only from services that give a machine its credentials.
 */
final class AddressGuard {

    /** Matches a host that can only be an address, in one of the spellings that are not looked up. */
    private static final Pattern SPELLED_OUT = Pattern.compile("\\[.*|[0-9.]+|0x[0-9a-fA-F.x]+");

    private final HttpSettings settings;
    private final AllowedHosts hosts;
    private final List<AddressRange> allowed;
    private final NameService names;
    private final Transport transport;

    AddressGuard(HttpSettings settings, AllowedHosts hosts, NameService names, Transport transport) {
        this.settings = settings;
        this.hosts = hosts;
        this.allowed = AddressRange.all(settings.allowedAddresses());
        this.names = names;
        this.transport = transport;
    }

    /** @throws HttpException of kind {@link Kind#REFUSED} when a step leads to an address that is not allowed */
    void check(Hop hop) throws HttpException, InterruptedException {
        URI target = hop.target();
        if (hosts.namesAddress(target)
                || Proxies.of(target).isPresent()
                        && !SPELLED_OUT.matcher(target.getHost()).matches()) {
            return;
        }
        for (InetAddress address : addresses(hop, target.getHost())) {
            if (isGuarded(address) && allowed.stream().noneMatch(range -> range.contains(address))) {
                throw new HttpException(
                        Kind.REFUSED,
                        hop.where() + ": " + target.getHost() + " is " + address.getHostAddress()
                                + ", an address of an inner network or of this machine, which is not allowed",
                        "Add " + address.getHostAddress() + " to the allowed addresses if requests may go there");
            }
        }
    }

    private boolean isGuarded(InetAddress address) {
        boolean everyHost = hosts.isEmpty() && allowed.isEmpty();
        return everyHost ? InnerNetworks.mayGiveCredentials(address) : InnerNetworks.contain(address);
    }

    /** Looks a name up, but waits no longer than the response timeout, since the name service may take any time. */
    private List<InetAddress> addresses(Hop hop, String host) throws HttpException, InterruptedException {
        try {
            return transport.await(() -> names.addresses(host), settings.responseTimeout());
        } catch (TimeoutException e) {
            throw Faults.noAddress(hop.where(), settings);
        } catch (CancellationException e) {
            throw Faults.closed(hop.where());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw Faults.unknownHost(hop.where(), unknown);
            }
            throw new IllegalStateException("the name service failed", e.getCause());
        }
    }
}
