package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;
import static org.labelport.http.Fetching.noise;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class FirstBytesTest {

    private static final Map<String, String> NO_HEADERS = Map.of();
    private static final byte[] FILE = noise(100_000, 5);

    private final HttpFetcher fetcher = HttpFetcher.open(QUICK);

    @AfterEach
    void close() {
        fetcher.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 99_999, 100_000, 100_001})
    void serverThatKnowsRangesSendsTheBeginning(int count) throws Exception {
        try (WebServer server = new WebServer().on("/", exchange -> {
            int end = Math.min(count, FILE.length);
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + (end - 1) + "/" + FILE.length);
            WebServer.answer(exchange, 206, Arrays.copyOf(FILE, end));
        })) {
            HttpFirstBytes first = fetcher.firstBytes(server.uri("/"), NO_HEADERS, count);

            assertEquals("bytes=0-" + (count - 1), server.asked().get(0).header("Range"));
            assertArrayEquals(Arrays.copyOf(FILE, Math.min(count, FILE.length)), first.bytes());
            assertEquals(OptionalLong.of(FILE.length), first.totalBytes());
            assertEquals(Optional.of("image/png"), first.contentType());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 99_999, 100_000, 100_001})
    void serverThatIgnoresRangesSendsTheBeginningToo(int count) throws Exception {
        try (WebServer server = new WebServer().on("/", exchange -> WebServer.answer(exchange, 200, FILE))) {
            HttpFirstBytes first = fetcher.firstBytes(server.uri("/"), NO_HEADERS, count);

            assertArrayEquals(Arrays.copyOf(FILE, Math.min(count, FILE.length)), first.bytes());
            assertEquals(OptionalLong.of(FILE.length), first.totalBytes());
        }
    }

    @Test
    void restOfALargeFileIsNotFetched() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 1000000000", "", "beginning");
            untilHangUp.run();
        })) {
            HttpFirstBytes first = fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5);

            assertEquals("begin", new String(first.bytes()));
            assertEquals(OptionalLong.of(1_000_000_000), first.totalBytes());
            assertTrue(server.sawHangUp());
        }
    }

    @Test
    void bodyWithoutALengthIsEndedToo() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "9", "beginning", "");
            untilHangUp.run();
        })) {
            HttpFirstBytes first = fetcher.firstBytes(server.uri("/"), NO_HEADERS, 9);

            assertEquals("beginning", new String(first.bytes()));
            assertEquals(OptionalLong.empty(), first.totalBytes());
            assertTrue(server.sawHangUp());
        }
    }

    @Test
    void partThatIsLongerThanAskedForIsCutOff() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
            RawServer.say(
                    out,
                    "HTTP/1.1 206 Partial Content",
                    "Content-Range: bytes 0-999999999/1000000000",
                    "Content-Length: 1000000000",
                    "",
                    "beginning");
            RawServer.say(out, "x".repeat(100_000));
            untilHangUp.run();
        })) {
            assertEquals(
                    "begin",
                    new String(
                            fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5).bytes()));
            assertTrue(server.sawHangUp());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes */0", "bytes */*", ""})
    void emptyFileHasNoFirstBytes(String range) throws Exception {
        try (WebServer server = new WebServer().on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", range);
            WebServer.answer(exchange, 416, "<Code>InvalidRange</Code>".getBytes());
        })) {
            HttpFirstBytes first = fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5);

            assertEquals(0, first.bytes().length);
            assertEquals(OptionalLong.of(0), first.totalBytes());
        }
    }

    @Test
    void emptyFileOfAServerThatIgnoresRanges() throws Exception {
        try (WebServer server = new WebServer().on("/", 200, "")) {
            assertEquals(0, fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5).bytes().length);
        }
    }

    @Test
    void rangeThatIsRefusedForAFileWithBytesIsAnError() {
        try (WebServer server = new WebServer().on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */9");
            WebServer.answer(exchange, 416, new byte[0]);
        })) {
            HttpException failure = failure(Kind.STATUS, () -> fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5));

            assertEquals(416, failure.status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 5-9/100", "items 0-4/100", ""})
    void otherPartThanTheBeginningIsAnError(String range) {
        try (WebServer server = new WebServer().on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", range);
            WebServer.answer(exchange, 206, "bytes".getBytes());
        })) {
            failure(Kind.PROTOCOL, () -> fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5));
        }
    }

    @Test
    void cutBeginningIsTriedAgain() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (RawServer server = new RawServer((request, out, untilHangUp) -> RawServer.say(
                out,
                "HTTP/1.1 206 Partial Content",
                "Content-Range: bytes 0-4/100",
                "Content-Length: 5",
                "",
                number.incrementAndGet() == 1 ? "beg" : "begin"))) {
            assertEquals(
                    "begin",
                    new String(
                            fetcher.firstBytes(server.uri("/"), NO_HEADERS, 5).bytes()));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void atLeastOneByteMustBeAskedFor() {
        try (WebServer server = new WebServer().on("/", 200, "x")) {
            assertThrows(IllegalArgumentException.class, () -> fetcher.firstBytes(server.uri("/"), NO_HEADERS, 0));
        }
    }
}
