package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;

/** Files that do not come. */
class FetchFailuresTest extends PreparedItemsFixture {

    @Test
    void failuresOfTheNetworkAreFailuresOfTheFile() throws Exception {
        NetworkSettings impatient = network(http -> http.withAttempts(1)
                .withIdleTimeout(Duration.ofMillis(500))
                .withResponseTimeout(Duration.ofMillis(1500)));
        NetworkSettings small = new NetworkSettings(NETWORK.http(), 2, 10, Set.of());
        URI silent = server.on("/silent", exchange -> server.untilClosed());

        assertEquals(
                "media.cut",
                failure(only(item(0, server.cut("/cut")), FILES, NETWORK)).code());
        assertEquals(
                "media.timeout",
                failure(only(item(0, server.stalled("/stall")), FILES, impatient))
                        .code());
        Blob.Failure timeout = failure(only(item(0, silent), FILES, impatient));
        assertEquals("media.timeout", timeout.code());
        assertTrue(
                timeout.message().endsWith("Check the server, or give it more time in network.json"),
                timeout.message());
        assertEquals(
                "media.too-large",
                failure(only(item(0, server.file("/f", PICTURE)), FILES, small)).code());
        assertEquals(
                "media.connection",
                failure(only(item(0, URI.create("http://127.0.0.1:1/a.png")), FILES, impatient))
                        .code());
        assertEquals(
                "media.scheme",
                failure(only(item(0, URI.create("s3://bucket/a.png")))).code());
        assertEquals(0, filesLeft());
    }

    @Test
    void requestsGoToAllowedHostsOnly() throws Exception {
        try (FileServer foreign = new FileServer()) {
            foreign.file("/a.png", PICTURE);
            NetworkSettings own = network(http -> http.withAllowedHosts(List.of(server.host())));
            URI away = server.on("/away", exchange -> {
                exchange.getResponseHeaders()
                        .set("Location", foreign.at("/a.png").toString());
                server.send(exchange, 302, new byte[0], 0);
            });

            assertEquals(
                    "media.refused",
                    failure(only(item(0, foreign.at("/a.png")), FILES, own)).code());
            assertEquals(
                    "media.refused", failure(only(item(0, away), FILES, own)).code());
            assertEquals(List.of(), foreign.requests());
            assertArrayEquals(PICTURE, content(only(item(0, away))), "without a list every host is allowed");
        }
    }

    @Test
    void messagesHoldNoSignatures() throws Exception {
        server.failure("/a.png", 403, "no");

        Blob.Failure failure = failure(only(item(0, server.at("/a.png?X-Amz-Signature=secret"))));

        assertFalse(failure.message().contains("secret"), failure.message());
        assertFalse(failure.message().contains("\n"), failure.message());
    }
}
