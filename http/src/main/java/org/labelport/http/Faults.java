package org.labelport.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpException.Kind;

/**
 * Finds out what went wrong, and makes the message. The JDK's own messages are left out where they may repeat what a
 * server sent.
 */
final class Faults {

    private static final int DEEPEST_CAUSE = 10;
    private static final Pattern QUOTING = Pattern.compile("[\\[\"]");

    private Faults() {}

    /**
     * The client failed before the headers were there.
     *
     * @param target method and address as messages show them
     * @param proxy that the client connects to in place of the server, if any, as {@code host:port}
     */
    static HttpException beforeAnswer(String target, Optional<String> proxy, HttpSettings settings, Throwable failure) {
        String where = route(target, proxy);
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpConnectTimeoutException) {
            return new HttpException(
                    Kind.TIMEOUT,
                    where + ": no connection within " + seconds(settings.connectTimeout()),
                    "Check that the " + peer(proxy) + " runs and that no firewall is in between",
                    cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return noAnswer(target, proxy, settings);
        }
        if (caused(cause, UnresolvedAddressException.class, UnknownHostException.class)) {
            return proxy.isPresent() ? unknownProxy(where, cause) : unknownHost(where, cause);
        }
        if (caused(cause, ConnectException.class, NoRouteToHostException.class)) {
            return new HttpException(
                    Kind.CONNECTION,
                    where + ": no connection" + because(cause),
                    "Check host and port, and that the " + peer(proxy) + " runs",
                    cause);
        }
        if (TrustStore.isCauseOf(cause)
                || caused(cause, CertPathValidatorException.class, CertPathBuilderException.class)
                        && TrustStore.isEmpty()) {
            return TrustStore.fault(where, cause);
        }
        if (caused(cause, CertificateException.class, CertPathValidatorException.class, CertPathBuilderException.class)
                || cause instanceof SSLPeerUnverifiedException) {
            return certificate(where, cause);
        }
        if (cause instanceof ProtocolException || cause instanceof RuntimeException) {
            return protocol(where, "with something that is not HTTP");
        }
        boolean quoting = quotes(cause);
        String when = quoting
                ? " was complete, in its status line or headers"
                : cause instanceof SSLException ? ", while it was secured" : because(cause);
        return new HttpException(
                Kind.CONNECTION,
                where + ": the connection ended before the answer" + when,
                "Try again later, and look into the " + peer(proxy) + "'s log",
                quoting ? null : cause);
    }

    private static String route(String target, Optional<String> proxy) {
        return target + proxy.map(address -> " through the proxy " + address).orElse("");
    }

    private static String peer(Optional<String> proxy) {
        return proxy.isPresent() ? "proxy" : "server";
    }

    /** The server's certificate was not accepted. Only the JDK's message says when it is for another host. */
    private static HttpException certificate(String where, Throwable cause) {
        Optional<Throwable> expired = find(cause, CertificateExpiredException.class);
        Optional<Throwable> early = find(cause, CertificateNotYetValidException.class);
        String problem;
        String remedy;
        if (expired.isPresent()) {
            problem = "has expired" + because(expired.get());
            remedy = "Have it renewed on the server, and check this machine's clock";
        } else if (early.isPresent()) {
            problem = "is not valid yet" + because(early.get());
            remedy = "Check this machine's clock, and that of the authority";
        } else {
            problem = "is not trusted" + because(cause);
            remedy = caused(cause, CertPathValidatorException.class, CertPathBuilderException.class)
                    ? "Put the certificate of its authority into Java's trust store (-Djavax.net.ssl.trustStore=...)"
                    : "Check that the address has the name that the certificate was made for";
        }
        return new HttpException(Kind.CERTIFICATE, where + ": the server's certificate " + problem, remedy, cause);
    }

    /** The name service does not know the host. */
    static HttpException unknownHost(String where, Throwable cause) {
        return new HttpException(
                Kind.CONNECTION,
                where + ": the host is unknown",
                "Check the spelling of the host and this machine's name service",
                cause);
    }

    private static HttpException unknownProxy(String where, Throwable cause) {
        return new HttpException(
                Kind.CONNECTION,
                where + ": the proxy's host is unknown",
                "Check the proxy that is set for Java (-Dhttp.proxyHost, -Dhttps.proxyHost)",
                cause);
    }

    /** The name service does not answer. */
    static HttpException noAddress(String where, HttpSettings settings) {
        return new HttpException(
                Kind.TIMEOUT,
                where + ": the name service gave no address within " + seconds(settings.responseTimeout()),
                "Check this machine's name service");
    }

    /** No headers came in time. */
    static HttpException noAnswer(String target, Optional<String> proxy, HttpSettings settings) {
        return new HttpException(
                Kind.TIMEOUT,
                route(target, proxy) + ": no answer within " + seconds(settings.responseTimeout()),
                proxy.isPresent() ? "Check the proxy and the server" : "Check the server");
    }

    /** No more bytes of the body arrive. */
    static HttpException stalled(String where, HttpSettings settings, long received) {
        return new HttpException(
                Kind.TIMEOUT,
                where + ": after " + received + " bytes nothing came for " + seconds(settings.idleTimeout()),
                "Check the server and the network");
    }

    /** The body comes so slowly that it may take for ever. */
    static HttpException dripping(String where, long received, long lately, Duration time) {
        return new HttpException(
                Kind.TIMEOUT,
                where + ": after " + received + " bytes the body comes too slowly, " + lately + " bytes in the last "
                        + seconds(Duration.ofMillis(time.toMillis())),
                "Check the server and the network");
    }

    /** The body ended too early. */
    static HttpException cut(String where, long received, OptionalLong declared, @Nullable Throwable cause) {
        return new HttpException(
                Kind.CUT,
                where + ": the body ended after " + received
                        + (declared.isPresent() ? " of " + declared.getAsLong() : "") + " bytes",
                "Try again later, and look into the log of the server and of proxies in between",
                cause == null || quotes(cause) ? null : cause);
    }

    /** The body is longer than the caller allowed. */
    static HttpException tooLarge(String where, OptionalLong declared, long maxBytes) {
        String size = declared.isPresent() ? "has " + declared.getAsLong() + " bytes" : "goes on";
        return new HttpException(
                Kind.TOO_LARGE,
                where + ": the body " + size + ", the limit is " + maxBytes + " bytes",
                "Raise the limit if it may be that large");
    }

    /** The answer makes no sense. The client's exception is no cause here: it repeats what the server sent. */
    static HttpException protocol(String where, String how) {
        return new HttpException(
                Kind.PROTOCOL,
                where + ": the server answered " + how,
                "Check that host and port are those of a web server, and look for a proxy in between");
    }

    /** The fetcher was closed. */
    static HttpException closed(String where) {
        return new HttpException(
                Kind.CLOSED, where + ": stopped, because its fetcher was closed", "Ask again with one that is open");
    }

    /** The server answered with a status that is no success. */
    static HttpException status(String where, int status, boolean headersDropped) {
        String remedy = switch (status) {
            case 401, 403 ->
                headersDropped
                        ? "Give the address that the redirect leads to: what the request's headers held was not sent"
                                + " to another host"
                        : "Check the token and its rights; a signed address may have expired";
            case 404, 410 -> "Check the address, and that the file is still there";
            case 407 -> "Give Java a proxy that needs no password, or go around the proxy for this host";
            case 408, 425, 429, 500, 502, 503, 504 -> "Try again later, and look into the server's log";
            default -> "Check the address, and look into the server's log";
        };
        return new HttpException(Kind.STATUS, where + ": the server answered " + status, remedy);
    }

    private static boolean caused(Throwable failure, Class<?>... types) {
        return find(failure, types).isPresent();
    }

    private static Optional<Throwable> find(Throwable failure, Class<?>... types) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)))
                .findFirst();
    }

    /**
     * Whether a message may repeat what the server sent, as the JDK's do for a status line that is cut off: in brackets or
     * quotation marks. A server may send the request back, with the secrets in its address.
     */
    private static boolean quotes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && QUOTING.matcher(message).find());
    }

    private static String because(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? "" : " (" + Snippets.oneLine(message, 200) + ")";
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
