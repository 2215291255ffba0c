package org.labelport.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A platform on the loopback interface: answers by path, and remembers what it was asked. Pages name it and its store of files
 * as the specified examples do, {@code http://localhost:8000} and {@code https://storage.example.test}.
 */
final class PlatformStub implements AutoCloseable {

    /** What to say. */
    record Reply(int status, String type, byte[] body) {

        static Reply json(String text) {
            return new Reply(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        static Reply of(int status, String type, String text) {
            return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A request that came. */
    record Asked(String method, String target, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, IntFunction<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    PlatformStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::reply);
        server.start();
    }

    String host() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Always gives this reply to a path, whatever the query. */
    PlatformStub on(String path, Reply reply) {
        return on(path, number -> reply);
    }

    /** Gives the reply for the first, second … request of a path and query, or of a path. */
    PlatformStub on(String target, IntFunction<Reply> byNumber) {
        replies.put(target, byNumber);
        return this;
    }

    /** A file of the specified examples, with this server's names in it. */
    Reply example(String name) {
        return Reply.json(here(text(name)));
    }

    String here(String text) {
        return text.replace("http://localhost:8000", host()).replace("https://storage.example.test", host() + "/store");
    }

    static String text(String name) {
        try (InputStream in = PlatformStub.class.getResourceAsStream("/synapse/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Asked> asked() {
        return Collections.unmodifiableList(asked);
    }

    List<String> targets() {
        return asked.stream().map(Asked::target).toList();
    }

    private void reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String target = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), target, body));
        String key = replies.containsKey(target) ? target : path;
        IntFunction<Reply> byNumber = replies.get(key);
        int number = counts.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
        Reply reply = byNumber == null
                ? Reply.of(404, "application/json", "{\"detail\": \"Not found.\"}")
                : byNumber.apply(number);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
