package org.labelport.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/** Tells which HTTP proxy the JDK's client uses for a request: that of the JVM's settings. */
final class Proxies {

    private Proxies() {}

    /** The proxy for an address, as {@code host:port}; empty when the client connects to the host itself. */
    static Optional<String> of(URI target) {
        // The client looks at the first proxy of the list only, and ignores one that is not an HTTP proxy.
        return Optional.ofNullable(ProxySelector.getDefault())
                .flatMap(proxies -> proxies.select(target).stream()
                        .limit(1)
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(Proxy::address)
                        .filter(InetSocketAddress.class::isInstance)
                        .map(InetSocketAddress.class::cast)
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .findFirst());
    }
}
