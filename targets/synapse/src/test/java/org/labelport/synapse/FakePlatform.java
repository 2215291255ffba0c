package org.labelport.synapse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A web server on loopback that answers as the platform does, and as it does on bad days. */
final class FakePlatform implements AutoCloseable {

    /** What the examples call the platform. */
    private static final String EXAMPLE_HOST = "http://localhost:8000";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Answer>> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private volatile Answer otherwise = status(404, "{\"detail\": \"Not found.\"}");

    /** @param target path and query as they came over the wire */
    record Request(String method, String target, Map<String, String> headers, String body) {}

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the requests of a target one after the other; the last answer is given again and again. */
    FakePlatform on(String target, Answer... inTurn) {
        synchronized (answers) {
            answers.put(target, new ArrayList<>(List.of(inTurn)));
        }
        return this;
    }

    /** Answers all other requests. */
    void otherwise(Answer answer) {
        otherwise = answer;
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Path and query of all requests so far. */
    List<String> targets() {
        return requests().stream().map(Request::target).toList();
    }

    Answer json(String body) {
        return status(200, body.replace(EXAMPLE_HOST, host()));
    }

    Answer example(String name) {
        return json(text("examples/" + name));
    }

    static Answer status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    /** Promises more than it sends, and hangs up. */
    static Answer cut(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    static Answer slow(Duration time, Answer answer) {
        return exchange -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer.to(exchange);
        };
    }

    static String text(String resource) {
        try (InputStream in = FakePlatform.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue())));
        synchronized (requests) {
            requests.add(new Request(exchange.getRequestMethod(), target, headers, body));
        }
        Answer answer;
        synchronized (answers) {
            List<Answer> left = answers.get(target);
            answer = left == null ? otherwise : left.size() > 1 ? left.remove(0) : left.get(0);
        }
        try (exchange) {
            answer.to(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
