package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpException.Kind;

/** Servers that leave the client waiting. */
@Timeout(60)
class TimeLimitTest {

    private static final Map<String, String> NO_HEADERS = Map.of();
    private static final HttpSettings ONCE = QUICK.withAttempts(1);

    @TempDir
    Path folder;

    @Test
    void stalledBodyTimesOut() throws Exception {
        try (RawServer server = RawServer.stalledBody();
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withIdleTimeout(Duration.ofMillis(800)))) {
            Path file = folder.resolve("file");
            HttpException failure = failure(Kind.TIMEOUT, () -> fetcher.download(server.uri("/"), NO_HEADERS, file, 9));

            assertTrue(failure.getMessage().contains("after 3 bytes nothing came for 800 ms."), failure.getMessage());
            assertTrue(server.sawHangUp());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void slowBodyMayTakeAnyTime() throws Exception {
        Duration limit = Duration.ofMillis(2000);
        try (RawServer server = dripping(9, 1024, 250);
                HttpFetcher fetcher =
                        HttpFetcher.open(ONCE.withIdleTimeout(limit).withResponseTimeout(limit))) {
            assertEquals(
                    9 << 10, fetcher.read(server.uri("/"), NO_HEADERS, 9 << 10).bytes().length);
        }
    }

    @Test
    void bodyThatDripsTimesOut() throws Exception {
        Path file = folder.resolve("file");
        try (RawServer server = dripping(1_000_000, 1, 20);
                HttpFetcher fetcher =
                        HttpFetcher.open(QUICK.withAttempts(2).withIdleTimeout(Duration.ofMillis(1200)))) {
            HttpException failure = failure(
                    Kind.TIMEOUT, () -> fetcher.download(server.uri("/a?sig=secret"), NO_HEADERS, file, 1 << 20));

            assertTrue(
                    failure.getMessage()
                            .matches("GET " + server.uri("/a")
                                    + ": after ([0-9]+) bytes the body comes too slowly, \\1 bytes in"
                                    + " the last [0-9]+ m?s \\(2 attempts\\)\\. Check the server and the network"),
                    failure.getMessage());
            assertEquals(2, server.requests());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void endOfASlowBodyMayBeShort() throws Exception {
        try (RawServer server = dripping(3, 1, 900);
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withIdleTimeout(Duration.ofMillis(2600)))) {
            assertEquals(3, fetcher.read(server.uri("/"), NO_HEADERS, 3).bytes().length);
        }
    }

    @Test
    void stalledAnswerTimesOut() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> untilHangUp.run());
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withResponseTimeout(Duration.ofMillis(800)))) {
            HttpException failure = failure(Kind.TIMEOUT, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("no answer within 800 ms."), failure.getMessage());
            assertTrue(server.sawHangUp());
        }
    }

    @Test
    void headersThatDripTimeOut() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    RawServer.say(out, "HTTP/1.1 200 OK", "");
                    while (true) {
                        RawServer.say(out, "X: y", "");
                        sleep(20);
                    }
                });
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withResponseTimeout(Duration.ofMillis(800)))) {
            failure(Kind.TIMEOUT, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertTrue(server.sawHangUp());
        }
    }

    @Test
    void explanationOfAnErrorThatStallsIsLeftOut() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    RawServer.say(out, "HTTP/1.1 404 Not Found", "Content-Length: 9", "", "bec");
                    untilHangUp.run();
                });
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withIdleTimeout(Duration.ofMillis(800)))) {
            HttpException failure = failure(Kind.STATUS, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertEquals("bec", failure.snippet());
            assertTrue(server.sawHangUp());
        }
    }

    @Test
    void explanationOfAnErrorIsNotReadFurtherThanShown() throws Exception {
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    RawServer.say(out, "HTTP/1.1 404 Not Found", "", "y".repeat(3000));
                    untilHangUp.run();
                });
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withIdleTimeout(Duration.ofMinutes(1)))) {
            HttpException failure = failure(Kind.STATUS, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));

            assertEquals("y".repeat(2048), failure.snippet());
            assertTrue(server.sawHangUp());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void connectionThatNobodyTakesTimesOut() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpFetcher fetcher = HttpFetcher.open(ONCE.withConnectTimeout(Duration.ofMillis(150)))) {
            fill(full, waiting);
            HttpException failure = failure(
                    Kind.TIMEOUT,
                    () -> fetcher.read(URI.create("http://127.0.0.1:" + full.getLocalPort()), NO_HEADERS, 9));

            assertTrue(failure.getMessage().contains("no connection within 150 ms"), failure.getMessage());
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static RawServer dripping(int drops, int bytes, long everyMillis) {
        return new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: " + (long) drops * bytes, "", "");
            for (int i = 0; i < drops; i++) {
                sleep(everyMillis);
                RawServer.say(out, "x".repeat(bytes));
            }
        });
    }

    /** Connects until the queue of a server that accepts nobody is full. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
