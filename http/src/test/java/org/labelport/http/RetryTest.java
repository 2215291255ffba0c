package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class RetryTest {

    private static final Map<String, String> NO_HEADERS = Map.of();

    @TempDir
    Path folder;

    private final HttpFetcher fetcher = HttpFetcher.open(QUICK);

    @AfterEach
    void close() {
        fetcher.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void passingStatusIsTriedAgain(int status) throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (WebServer server = new WebServer().on("/", exchange -> {
            boolean last = number.incrementAndGet() == 4;
            WebServer.answer(exchange, last ? 200 : status, (last ? "good" : "bad").getBytes());
        })) {
            Path file = folder.resolve("file");
            fetcher.download(server.uri("/"), NO_HEADERS, file, 10);

            assertEquals("good", Files.readString(file));
            assertEquals(4, server.asked().size());
        }
    }

    @Test
    void lastAttemptIsTheLast() {
        try (WebServer server = new WebServer().on("/", 503, "busy")) {
            HttpException failure = failure(Kind.STATUS, () -> fetcher.read(server.uri("/"), NO_HEADERS, 10));

            assertEquals(4, server.asked().size());
            assertEquals(503, failure.status());
            assertEquals("busy", failure.snippet());
            assertTrue(
                    failure.getMessage().contains("answered 503 (4 attempts). Try again later"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 401, 403, 404, 405, 407, 409, 410, 416, 422, 501, 505})
    void otherStatusIsFinal(int status) {
        try (WebServer server = new WebServer().on("/", exchange -> exchange.sendResponseHeaders(status, -1))) {
            HttpException failure = failure(Kind.STATUS, () -> fetcher.read(server.uri("/"), NO_HEADERS, 10));

            assertEquals(status, failure.status());
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void retryAfterIsWaitedFor() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (WebServer server = new WebServer().on("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            WebServer.answer(exchange, number.incrementAndGet() == 1 ? 429 : 200, "x".getBytes());
        })) {
            long start = System.nanoTime();
            fetcher.read(server.uri("/"), NO_HEADERS, 10);

            assertTrue(System.nanoTime() - start >= 1_000_000_000L);
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void retryAfterOfAnHourIsCut() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (WebServer server = new WebServer().on("/", exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "3600");
                    WebServer.answer(exchange, number.incrementAndGet() == 1 ? 503 : 200, "x".getBytes());
                });
                HttpFetcher hasty = HttpFetcher.open(QUICK.withLongestRetryAfter(Duration.ofMillis(20)))) {
            hasty.read(server.uri("/"), NO_HEADERS, 10);

            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void connectionThatEndsBeforeTheAnswerIsTriedAgain() throws Exception {
        try (RawServer server = onceGood((out, untilHangUp) -> {})) {
            assertEquals(
                    "good",
                    new String(fetcher.read(server.uri("/"), NO_HEADERS, 10).bytes()));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void connectionThatEndsWithinTheHeadersIsTriedAgain() throws Exception {
        try (RawServer server = onceGood((out, untilHangUp) -> RawServer.say(out, "HTTP/1.1 200 OK", "Content-Le"))) {
            assertEquals(
                    "good",
                    new String(fetcher.read(server.uri("/"), NO_HEADERS, 10).bytes()));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void cutBodyIsTriedAgain() throws Exception {
        try (RawServer server =
                onceGood((out, untilHangUp) -> RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 4", "", "goo"))) {
            assertEquals(
                    "good",
                    new String(fetcher.read(server.uri("/"), NO_HEADERS, 10).bytes()));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void stalledBodyIsTriedAgain() throws Exception {
        try (RawServer server = onceGood((out, untilHangUp) -> {
                    RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 4", "", "goo");
                    untilHangUp.run();
                });
                HttpFetcher impatient = HttpFetcher.open(QUICK.withIdleTimeout(Duration.ofMillis(1000)))) {
            assertEquals(
                    "good",
                    new String(impatient.read(server.uri("/"), NO_HEADERS, 10).bytes()));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void bodyThatIsAlwaysCutIsAnError() throws Exception {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 4", "Connection: close", "", "goo")) {
            Path file = folder.resolve("file");
            HttpException failure = failure(Kind.CUT, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 10));

            assertEquals(4, server.requests());
            assertTrue(
                    failure.getMessage().contains("the body ended after 3 of 4 bytes (4 attempts)"),
                    failure.getMessage());
            assertFalse(Files.exists(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\r\ngoo\r\n",
                "3\r\ngo",
                "3\r\ngoo\r\n0\r\n",
                "3\r\ngoo\r\n4\r\n",
                "3\r\ngoo\r\nx\r\nmore\r\n0\r\n\r\n"
            })
    void chunkedBodyWithoutItsEndIsCut(String body) throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", body)) {
            Path file = folder.resolve("file");
            failure(Kind.CUT, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 10));

            assertEquals(4, server.requests());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void nobodyListening() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
        }
        HttpException failure = failure(Kind.CONNECTION, () -> fetcher.read(nobody, NO_HEADERS, 10));

        assertTrue(failure.getMessage().contains("no connection"), failure.getMessage());
        assertFalse(failure.getMessage().contains("attempts"), failure.getMessage());
    }

    @Test
    void aServerThatNeverAnswersIsSoonGivenUpOnUntilItDoes() throws Exception {
        HttpSettings settings = QUICK.withBackOff(Duration.ofMillis(1), Duration.ofMillis(100));
        AtomicBoolean awake = new AtomicBoolean();
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    if (awake.get()) {
                        RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 4", "", "good");
                    }
                });
                HttpFetcher patient = HttpFetcher.open(settings)) {
            Set<String> reasons = new TreeSet<>();
            for (int i = 0; i < 2000; i++) {
                reasons.add(failure(Kind.CONNECTION, () -> patient.read(server.uri("/"), NO_HEADERS, 10))
                        .getMessage());
            }
            assertEquals(1, reasons.size(), reasons.toString());
            assertTrue(server.requests() < 2000, server.requests() + " attempts for 2000 requests");

            awake.set(true);
            Thread.sleep(100);
            for (int i = 0; i < 20; i++) {
                assertEquals(4, patient.read(server.uri("/"), NO_HEADERS, 10).bytes().length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\ngood",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nb\u0001d name: x\r\n\r\n",
            })
    void whatIsNoHttpIsFinal(String answer) throws Exception {
        try (RawServer server = RawServer.saying(answer)) {
            failure(Kind.PROTOCOL, () -> fetcher.read(server.uri("/"), NO_HEADERS, 10));

            assertEquals(1, server.requests());
        }
    }

    @Test
    void bytesAfterTheBodyDoNotReachTheNextAnswer() throws Exception {
        try (RawServer server = RawServer.lasting((request, out, untilHangUp) ->
                RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 4", "", "goodbye"))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "good",
                        new String(fetcher.read(server.uri("/"), NO_HEADERS, 10).bytes()));
            }
        }
    }

    /** A server that answers the first request in a bad way, the others well. */
    private static RawServer onceGood(Bad bad) {
        AtomicInteger number = new AtomicInteger();
        return new RawServer((request, out, untilHangUp) -> {
            if (number.incrementAndGet() == 1) {
                bad.answer(out, untilHangUp);
            } else {
                RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 4", "", "good");
            }
        });
    }

    private interface Bad {
        void answer(OutputStream out, Runnable untilHangUp) throws IOException;
    }
}
