package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpException.Kind;

/** Callers that do not want to wait any more: they interrupt a call, or close the fetcher. */
@Timeout(60)
class InterruptionTest {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final Map<String, String> NO_HEADERS = Map.of();

    @TempDir
    Path folder;

    @Test
    void interruptEndsTheWaitForTheAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    asked.countDown();
                    untilHangUp.run();
                });
                HttpFetcher fetcher = HttpFetcher.open(HttpSettings.defaults())) {
            Call call = new Call(() -> fetcher.read(server.uri("/"), NO_HEADERS, 9));
            assertTrue(asked.await(30, TimeUnit.SECONDS));
            call.interrupt();

            assertInstanceOf(InterruptedException.class, call.failure());
            assertTrue(server.sawHangUp());
            assertEquals(1, server.requests());
        }
    }

    @Test
    void interruptEndsTheWaitForTheBody() throws Exception {
        Path file = folder.resolve("file");
        try (RawServer server = RawServer.stalledBody();
                HttpFetcher fetcher = HttpFetcher.open(HttpSettings.defaults())) {
            Call call = new Call(() -> fetcher.download(server.uri("/"), NO_HEADERS, file, 9));
            while (!Files.exists(file) || Files.size(file) < 3) {
                Thread.sleep(5);
            }
            call.interrupt();

            assertInstanceOf(InterruptedException.class, call.failure());
            assertTrue(server.sawHangUp());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void interruptEndsAnEndlessBody() throws Exception {
        Path file = folder.resolve("file");
        try (RawServer server = new RawServer((request, out, untilHangUp) -> {
                    RawServer.say(out, "HTTP/1.1 200 OK", "", "");
                    while (true) {
                        out.write(new byte[1000]);
                    }
                });
                HttpFetcher fetcher = HttpFetcher.open(HttpSettings.defaults())) {
            for (int i = 0; i < 20; i++) {
                Call call = new Call(() -> fetcher.download(server.uri("/"), NO_HEADERS, file, Long.MAX_VALUE));
                while (!Files.exists(file)) {
                    Thread.sleep(1);
                }
                call.interrupt();

                assertInstanceOf(InterruptedException.class, call.failure());
                assertFalse(Files.exists(file));
            }
        }
    }

    @Test
    void interruptEndsTheWaitBetweenAttempts() throws Exception {
        try (WebServer server = new WebServer().on("/", 503, "busy");
                HttpFetcher fetcher =
                        HttpFetcher.open(QUICK.withBackOff(Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
            Call call = new Call(() -> fetcher.read(server.uri("/"), NO_HEADERS, 9));
            call.untilWaiting(server);
            call.interrupt();

            assertInstanceOf(InterruptedException.class, call.failure());
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    @SuppressWarnings("try") // closed early, which is what is tested
    void closingEndsCallsUnderWay() throws Exception {
        Path file = folder.resolve("file");
        try (RawServer server = RawServer.stalledBody();
                HttpFetcher fetcher = HttpFetcher.open(HttpSettings.defaults())) {
            Call call = new Call(() -> fetcher.download(server.uri("/"), NO_HEADERS, file, 9));
            while (!Files.exists(file)) {
                Thread.sleep(5);
            }
            fetcher.close();

            assertEquals(
                    Kind.CLOSED,
                    assertInstanceOf(HttpException.class, call.failure()).kind());
            assertTrue(server.sawHangUp());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    @SuppressWarnings("try") // closed early, which is what is tested
    void closingEndsTheWaitBetweenAttempts() throws Exception {
        try (WebServer server = new WebServer().on("/", 503, "busy");
                HttpFetcher fetcher =
                        HttpFetcher.open(QUICK.withBackOff(Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
            Call call = new Call(() -> fetcher.read(server.uri("/"), NO_HEADERS, 9));
            call.untilWaiting(server);
            fetcher.close();

            assertEquals(
                    Kind.CLOSED,
                    assertInstanceOf(HttpException.class, call.failure()).kind());
        }
    }

    @Test
    @SuppressWarnings("try") // closed early, which is what is tested
    void closingEndsTheWaitForTheNameService() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        NameService silent = host -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return List.of();
        };
        HttpSettings patient = QUICK.withResponseTimeout(Duration.ofMinutes(1));
        try (HttpFetcher fetcher = HttpFetcher.open(patient, silent)) {
            Call call = new Call(() -> fetcher.read(URI.create("http://good.example/"), NO_HEADERS, 9));
            assertTrue(asked.await(30, TimeUnit.SECONDS));
            fetcher.close();

            assertEquals(
                    Kind.CLOSED,
                    assertInstanceOf(HttpException.class, call.failure()).kind());
        }
    }

    @Test
    @SuppressWarnings("try") // closed early, which is what is tested
    void closedFetcherAsksNoNameService() {
        AtomicInteger asked = new AtomicInteger();
        NameService counting = host -> {
            asked.incrementAndGet();
            return List.of();
        };
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK, counting)) {
            fetcher.close();

            failure(Kind.CLOSED, () -> fetcher.read(URI.create("http://good.example/"), NO_HEADERS, 9));
            assertEquals(0, asked.get());
        }
    }

    @Test
    @SuppressWarnings("try") // closed early, which is what is tested
    void closedFetcherAsksNobody() {
        try (WebServer server = new WebServer().on("/", 200, "x");
                HttpFetcher fetcher = HttpFetcher.open(QUICK)) {
            fetcher.close();
            fetcher.close();

            failure(Kind.CLOSED, () -> fetcher.read(server.uri("/"), NO_HEADERS, 9));
            assertEquals(List.of(), server.asked());
        }
    }

    @Test
    void threadsEndWithTheFetcher() throws Exception {
        List<Thread> before = clientThreads();
        try (WebServer server = new WebServer().on("/", 200, "x");
                RawServer stalledBody = RawServer.stalledBody();
                RawServer stalledAnswer = new RawServer((request, out, untilHangUp) -> untilHangUp.run())) {
            // The first request of a process loads the client's classes, which is no time to be impatient.
            try (HttpFetcher first = HttpFetcher.open(QUICK)) {
                first.read(server.uri("/"), NO_HEADERS, 9);
            }
            List<Thread> during;
            try (HttpFetcher fetcher = HttpFetcher.open(QUICK.withAttempts(1)
                    .withIdleTimeout(Duration.ofMillis(600))
                    .withResponseTimeout(Duration.ofMillis(1200)))) {
                fetcher.read(server.uri("/"), NO_HEADERS, 9);
                failure(Kind.TIMEOUT, () -> fetcher.read(stalledBody.uri("/"), NO_HEADERS, 9));
                failure(Kind.TIMEOUT, () -> fetcher.read(stalledAnswer.uri("/"), NO_HEADERS, 9));
                during = clientThreads();
            }
            during.removeAll(before);
            assertTrue(during.size() >= 2 && during.stream().allMatch(Thread::isDaemon), during.toString());
            for (Thread thread : during) {
                thread.join(PATIENCE_MILLIS);
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    /** Of the fetcher itself, and the one that the JDK's client starts. */
    private static List<Thread> clientThreads() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("labelport-http-")
                        || thread.getName().startsWith("HttpClient-"))
                .toList());
    }

    /** A call on a thread of its own. */
    private static final class Call {

        private final Thread thread;
        private volatile Throwable failure;

        Call(Executable call) {
            thread = new Thread(() -> {
                try {
                    call.execute();
                } catch (Throwable e) {
                    failure = e;
                }
            });
            thread.start();
        }

        void interrupt() {
            thread.interrupt();
        }

        /** Until the first attempt is over and the second not begun. */
        void untilWaiting(WebServer server) throws InterruptedException {
            while (server.asked().isEmpty()) {
                Thread.sleep(5);
            }
            Thread.sleep(200);
            assertTrue(thread.isAlive());
        }

        Throwable failure() throws InterruptedException {
            thread.join(30_000);
            assertFalse(thread.isAlive(), "the call goes on");
            assertNotNull(failure, "the call succeeded");
            return failure;
        }
    }
}
