package org.labelport.it.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback of which the n-th answer is a bad one, or that one and all answers after it. */
final class FaultyServer implements AutoCloseable {

    /** What a bad answer is like. */
    enum Answer {
        SERVER_ERROR,
        TOO_MANY,
        CUT,
        DRIPPING,
        LONGER_THAN_SAID,
        HANG_UP,
        REDIRECT_LOOP
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Answer bad = Answer.SERVER_ERROR;
    private volatile int from = Integer.MAX_VALUE;
    private volatile int to = Integer.MAX_VALUE;

    FaultyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param path with the query {@code page=2} where there is more than one page */
    void serve(String path, byte[] body) {
        bodies.put(path, body);
    }

    void serve(String path, String body) {
        serve(path, body.getBytes(StandardCharsets.UTF_8));
    }

    int requests() {
        return requests.get();
    }

    /** Counts anew, and gives these answers, counted from 1, with the fault. */
    void fail(Answer answer, int first, int last) {
        requests.set(0);
        bad = answer;
        from = first;
        to = last;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int number = requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        boolean second = exchange.getRequestURI().toString().endsWith("page=2");
        byte[] body = bodies.get(second ? path + "?page=2" : path);
        try (exchange) {
            if (number >= from && number <= to) {
                badly(exchange, body == null ? new byte[0] : body);
            } else if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, body, body.length);
            }
        }
    }

    private void badly(HttpExchange exchange, byte[] body) throws IOException {
        switch (bad) {
            case SERVER_ERROR -> exchange.sendResponseHeaders(500, -1);
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(429, -1);
            }
            case CUT -> {
                exchange.sendResponseHeaders(200, body.length + 1L);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case DRIPPING -> {
                exchange.sendResponseHeaders(200, body.length);
                for (byte drop : body) {
                    exchange.getResponseBody().write(drop);
                    exchange.getResponseBody().flush();
                }
            }
            case LONGER_THAN_SAID -> send(exchange, body, Math.max(1, body.length - 3));
            case HANG_UP -> exchange.close();
            case REDIRECT_LOOP -> {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(302, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, Math.min(length, body.length));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
