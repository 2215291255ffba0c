package org.labelport.http;

import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Set;

/**
 * Sends requests until one is answered: again where a failure may pass, and on to where redirects lead. Every step is
 * checked before it is taken. Thread-safe.
 */
final class Attempts implements AutoCloseable {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final HttpSettings settings;
    private final AllowedHosts allowed;
    private final Transport transport;
    private final AddressGuard addresses;
    private final SilentServers servers;

    Attempts(HttpSettings settings, NameService names) {
        this.settings = settings;
        this.allowed = new AllowedHosts(settings.allowedHosts());
        this.transport = new Transport(settings);
        this.addresses = new AddressGuard(settings, allowed, names, transport);
        this.servers = new SilentServers(settings, System::nanoTime);
    }

    /** Makes the result of an answer that is not a redirect. */
    @FunctionalInterface
    interface Answer<T> {
        T read(Exchange exchange, ResponseInfo head, Hop hop) throws IOException, InterruptedException;
    }

    /** Sends a request that only reads, as often as the settings say. */
    <T> T several(Request request, Answer<T> answer) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return one(request, answer);
            } catch (HttpException e) {
                if (attempt == settings.attempts() || !mayPass(e) || e.isGivenUp()) {
                    throw e.after(attempt);
                }
                transport.pause(BackOff.before(settings, attempt, e.retryAfterMillis()));
            }
        }
    }

    /** Sends a request once. */
    <T> T one(Request request, Answer<T> answer) throws IOException, InterruptedException {
        Hop hop = Hop.first(request, allowed);
        while (true) {
            servers.check(hop);
            Hop next;
            try {
                addresses.check(hop);
                try (Exchange exchange = transport.send(hop)) {
                    ResponseInfo head = exchange.head();
                    servers.answered(hop);
                    addresses.check(hop); // the name may have got another address just before the connection was made
                    if (!Hop.isRedirect(head.statusCode())) {
                        return answer.read(exchange, head, hop);
                    }
                    next = hop.follow(head.statusCode(), head.headers(), settings, allowed);
                    Bodies.skip(exchange, settings);
                }
            } catch (HttpException e) {
                throw servers.failed(hop, e);
            }
            hop = next;
        }
    }

    private static boolean mayPass(HttpException failure) {
        return switch (failure.kind()) {
            case TIMEOUT, CONNECTION, CUT -> true;
            case STATUS -> PASSING.contains(failure.status());
            case CERTIFICATE, TRUST_STORE, TOO_LARGE, REFUSED, REDIRECT, PROTOCOL, CLOSED -> false;
        };
    }

    /** Ends requests under way and all threads. Closing again does nothing. */
    @Override
    public void close() {
        transport.close();
    }
}
