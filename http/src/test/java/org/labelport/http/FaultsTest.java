package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.labelport.http.HttpException.Kind;

/** Failures of the JDK's client that no server on loopback can bring about. */
class FaultsTest {

    @Test
    void unknownHostIsNamed() {
        IOException failure = new ConnectException();
        failure.initCause(new UnresolvedAddressException());

        assertFault(Kind.CONNECTION, "GET http://h/: the host is unknown. Check the spelling", failure);
    }

    @Test
    void reasonOfTheClientIsKept() {
        assertFault(
                Kind.CONNECTION,
                "GET http://h/: no connection (Network is unreachable). Check",
                new CompletionException(new ConnectException("Network is unreachable")));
    }

    @Test
    void handshakeThatBreaksOffMayWorkNextTime() {
        assertFault(
                Kind.CONNECTION,
                "GET http://h/: the connection ended before the answer, while it was secured.",
                new SSLHandshakeException("Remote host terminated the handshake"));
    }

    @Test
    void proxyIsNamedWhenItsHostIsUnknown() {
        assertFault(
                Kind.CONNECTION,
                "GET http://h/ through the proxy p:1: the proxy's host is unknown. Check the proxy",
                Optional.of("p:1"),
                new UnresolvedAddressException());
    }

    @Test
    void proxyIsNamedWhenItGivesNoAnswer() {
        assertFault(
                Kind.TIMEOUT,
                "GET http://h/ through the proxy p:1: no answer within 15 s. Check the proxy and the server",
                Optional.of("p:1"),
                new HttpTimeoutException("request timed out"));
    }

    @Test
    void proxyIsNamedWhenItMakesNoTunnel() {
        assertFault(
                Kind.CONNECTION,
                "GET http://h/ through the proxy p:1: the connection ended before the answer (Tunnel failed, got: 502)."
                        + " Try again later, and look into the proxy's log",
                Optional.of("p:1"),
                new IOException("Tunnel failed, got: 502"));
    }

    @Test
    void timeLimitOfTheClientIsOne() {
        assertFault(
                Kind.TIMEOUT, "GET http://h/: no answer within 15 s.", new HttpTimeoutException("request timed out"));
    }

    private static void assertFault(Kind kind, String beginning, Throwable failure) {
        assertFault(kind, beginning, Optional.empty(), failure);
    }

    private static void assertFault(Kind kind, String beginning, Optional<String> proxy, Throwable failure) {
        HttpException fault = Faults.beforeAnswer("GET http://h/", proxy, HttpSettings.defaults(), failure);

        assertEquals(kind, fault.kind());
        assertTrue(fault.getMessage().startsWith(beginning), fault.getMessage());
    }
}
