package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
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
    void timeLimitOfTheClientIsOne() {
        assertFault(
                Kind.TIMEOUT, "GET http://h/: no answer within 15 s.", new HttpTimeoutException("request timed out"));
    }

    private static void assertFault(Kind kind, String beginning, Throwable failure) {
        HttpException fault = Faults.beforeAnswer("GET http://h/", HttpSettings.defaults(), failure);

        assertEquals(kind, fault.kind());
        assertTrue(fault.getMessage().startsWith(beginning), fault.getMessage());
    }
}
