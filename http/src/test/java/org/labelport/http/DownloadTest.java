package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;
import static org.labelport.http.Fetching.noise;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpException.Kind;

class DownloadTest {

    private static final Map<String, String> NO_HEADERS = Map.of();

    @TempDir
    Path folder;

    private final WebServer server = new WebServer();
    private final HttpFetcher fetcher = HttpFetcher.open(QUICK);
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void fileHoldsTheBody() throws Exception {
        byte[] body = noise(5_000_000, 1);
        server.on("/a.png", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            WebServer.answer(exchange, 200, body);
        });

        HttpDownload download = fetcher.download(server.uri("/a.png"), NO_HEADERS, file, body.length, "SHA-256");

        assertArrayEquals(body, Files.readAllBytes(file));
        assertEquals(
                new HttpDownload(
                        server.uri("/a.png"),
                        200,
                        Optional.of("image/png"),
                        Optional.empty(),
                        body.length,
                        true,
                        Optional.of(sha256(body))),
                download);
    }

    @Test
    void chunkedBodyIsTakenToItsEnd() throws Exception {
        byte[] body = noise(300_000, 2);
        server.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
        });

        HttpDownload download = fetcher.download(server.uri("/"), NO_HEADERS, file, Long.MAX_VALUE);

        assertEquals(Optional.empty(), download.digest());
        assertArrayEquals(body, Files.readAllBytes(file));
    }

    @Test
    void emptyBodyGivesAnEmptyFile() throws Exception {
        server.on("/", 200, "");

        assertEquals(0, fetcher.download(server.uri("/"), NO_HEADERS, file, 0).bytes());
        assertEquals(0, Files.size(file));
    }

    @Test
    void requestCarriesTheCallersHeadersAndItsOwn() throws Exception {
        server.on("/", 200, "x");

        fetcher.download(server.uri("/a%20b?x=%5B1%5D&y"), Map.of("Authorization", "Token abc"), file, 10);

        WebServer.Asked asked = server.asked().get(0);
        assertEquals("Token abc", asked.header("Authorization"));
        assertEquals(QUICK.userAgent(), asked.header("User-Agent"));
        assertEquals("identity", asked.header("Accept-Encoding"));
        assertEquals("/a%20b?x=%5B1%5D&y", asked.uri().toString());
    }

    @Test
    void addressOfThePlatformIsTakenAsItIs() throws Exception {
        server.on("/", 200, "x");

        fetcher.download(
                new URI("http", null, "127.0.0.1", server.port(), "/한글 이름.png", null, null), NO_HEADERS, file, 10);

        assertEquals(
                "/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.png",
                server.asked().get(0).uri().toString());
    }

    @Test
    void fileThatIsThereIsReplaced() throws Exception {
        Files.writeString(file, "something longer than before");
        server.on("/", 200, "new");

        fetcher.download(server.uri("/"), NO_HEADERS, file, 10);

        assertEquals("new", Files.readString(file));
    }

    @Test
    void missingFileIsAnErrorWithItsReason() throws Exception {
        Files.writeString(file, "mine");
        server.on("/", 404, "<Error>\n <Code>NoSuchKey</Code>\u0000\u001b[31m</Error>");

        HttpException failure =
                failure(Kind.STATUS, () -> fetcher.download(server.uri("/a.png?sig=s"), NO_HEADERS, file, 1000));

        assertEquals(404, failure.status());
        assertEquals("<Error> <Code>NoSuchKey</Code> [31m</Error>", failure.snippet());
        assertEquals(
                "GET " + server.address("/a.png")
                        + ": the server answered 404. Check the address, and that the file is still there",
                failure.getMessage());
        assertEquals(1, server.asked().size());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void snippetIsBounded() {
        server.on("/", 500, "y".repeat(100_000));

        HttpException failure = failure(Kind.STATUS, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 1000));

        assertEquals("y".repeat(2048), failure.snippet());
    }

    @Test
    void unauthorizedWithoutChallengeIsAStatusToo() {
        server.on("/", 401, "{\"detail\": \"token\"}");

        HttpException failure = failure(Kind.STATUS, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 1000));

        assertEquals(401, failure.status());
        assertEquals("{\"detail\": \"token\"}", failure.snippet());
    }

    @Test
    void declaredBodyAboveTheLimitIsRefusedAtOnce() throws Exception {
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 11", "", "");
            untilHangUp.run();
        })) {
            HttpException failure = failure(Kind.TOO_LARGE, () -> fetcher.download(raw.uri("/"), NO_HEADERS, file, 10));

            assertTrue(failure.getMessage().contains("has 11 bytes, the limit is 10 bytes"), failure.getMessage());
            assertTrue(raw.sawHangUp());
            assertEquals(1, raw.requests());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void undeclaredBodyAboveTheLimitIsCutOff() {
        server.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(noise(50_000, 3));
        });

        HttpException failure =
                failure(Kind.TOO_LARGE, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 49_999));

        assertTrue(failure.getMessage().contains("the limit is 49999 bytes"), failure.getMessage());
        assertEquals(1, server.asked().size());
        assertFalse(Files.exists(file));
    }

    @Test
    void bodyOfTheLimitIsTaken() throws Exception {
        server.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(noise(50_000, 3));
        });

        assertEquals(
                50_000,
                fetcher.download(server.uri("/"), NO_HEADERS, file, 50_000).bytes());
    }

    @Test
    void missingFolderIsNoFaultOfTheServer() {
        server.on("/", 200, "x");

        assertThrows(
                NoSuchFileException.class,
                () -> fetcher.download(server.uri("/"), NO_HEADERS, folder.resolve("no/file"), 10));
        assertEquals(1, server.asked().size());
    }

    @Test
    void unknownDigestIsSaidBeforeAnythingIsSent() {
        server.on("/", 200, "x");

        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 10, "CRC-7"));

        assertTrue(failure.getMessage().startsWith("digest 'CRC-7' is unknown"), failure.getMessage());
        assertEquals(List.of(), server.asked());
    }

    @Test
    void digestIsThatOfTheLastAttempt() throws Exception {
        AtomicLong number = new AtomicLong();
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> RawServer.say(
                out, "HTTP/1.1 200 OK", "Content-Length: 3", "", number.incrementAndGet() == 1 ? "ab" : "abc"))) {
            HttpDownload download = fetcher.download(raw.uri("/"), NO_HEADERS, file, 10, "SHA-256");

            assertEquals(2, raw.requests());
            assertEquals(Optional.of(sha256("abc".getBytes())), download.digest());
            assertEquals("abc", Files.readString(file));
        }
    }

    @Test
    void endThatNobodyToldIsSaid() throws Exception {
        assertTrue(isEndTold("Content-Length: 3", "", "abc"));
        assertTrue(isEndTold("Transfer-Encoding: chunked", "", "3", "abc", "0", "", ""));
        assertFalse(isEndTold("Connection: close", "", "abc"));
    }

    private boolean isEndTold(String... answer) throws Exception {
        try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK\r\n" + String.join("\r\n", answer))) {
            HttpDownload download = fetcher.download(raw.uri("/"), NO_HEADERS, file, 10);
            assertEquals("abc", Files.readString(file));
            return download.isEndTold();
        }
    }

    @Test
    void encodingThatNobodyAskedForIsTold() throws Exception {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            WebServer.answer(exchange, 200, new byte[] {31, -117});
        });

        HttpDownload download = fetcher.download(server.uri("/"), NO_HEADERS, file, 10);

        assertEquals(Optional.of("gzip"), download.contentEncoding());
        assertArrayEquals(new byte[] {31, -117}, Files.readAllBytes(file));
    }

    @Test
    void pageIsReadIntoMemory() throws Exception {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            WebServer.answer(exchange, 200, "{\"count\": 0}".getBytes());
        });

        HttpBody page = fetcher.read(server.uri("/?page=1"), Map.of("Accept", "application/json"), 12);

        assertEquals("{\"count\": 0}", new String(page.bytes()));
        assertEquals(Optional.of("application/json"), page.contentType());
        assertEquals(200, page.status());
        failure(Kind.TOO_LARGE, () -> fetcher.read(server.uri("/?page=1"), NO_HEADERS, 11));
    }

    @Test
    void connectionsServeOneRequestAfterAnother() throws Exception {
        List<Integer> ports = new CopyOnWriteArrayList<>();
        server.on("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Location", "/");
            int status = path.equals("/") ? 200 : Integer.parseInt(path.substring(1));
            WebServer.answer(exchange, status, noise(2000, 4));
        });
        for (int i = 0; i < 3; i++) {
            fetcher.read(server.uri("/"), NO_HEADERS, 2000);
            fetcher.read(server.uri("/302"), NO_HEADERS, 2000);
            fetcher.firstBytes(server.uri("/"), NO_HEADERS, 2000);
            failure(Kind.STATUS, () -> fetcher.read(server.uri("/404"), NO_HEADERS, 2000));
            fetcher.send("POST", server.uri("/400"), NO_HEADERS, new byte[1], "");
        }

        assertEquals(1, ports.stream().distinct().count(), ports.toString());
    }

    @Test
    void serverThatRunsAheadIsHeldBack() throws Exception {
        long all = 64L << 20;
        AtomicLong written = new AtomicLong();
        try (RawServer raw = new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: " + all, "", "");
            byte[] block = new byte[1 << 16];
            while (written.get() < all) {
                out.write(block);
                written.addAndGet(block.length);
            }
        })) {
            HttpRequest request = HttpRequest.newBuilder(raw.uri("/")).build();
            try (Exchange exchange = new Exchange(HttpClient.newHttpClient(), request, "GET", QUICK, closed -> {})) {
                exchange.head();
                waitUntilStill(written);
                assertTrue(written.get() < all / 2, "the server could write " + written.get() + " bytes");

                long received = 0;
                List<ByteBuffer> piece = exchange.next();
                while (!piece.isEmpty()) {
                    received += piece.stream().mapToInt(ByteBuffer::remaining).sum();
                    piece = exchange.next();
                }
                assertEquals(all, received);
            }
        }
    }

    private static void waitUntilStill(AtomicLong number) throws InterruptedException {
        long before = -1;
        while (before != number.get()) {
            before = number.get();
            Thread.sleep(100);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
