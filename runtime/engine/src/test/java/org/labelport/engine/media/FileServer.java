package org.labelport.engine.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A real server on the loopback interface, with files and with misbehaviour; it remembers what it was asked for. */
public final class FileServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer takes 40 ms
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<HttpExchange> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostBusy = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of a path, which may have a query. */
    public URI at(String path) {
        return URI.create("http://" + host() + path);
    }

    /** Name and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers as wanted. */
    public URI on(String path, HttpHandler handler) {
        handlers.put(path, handler);
        return at(path);
    }

    /** A file, also in ranges. */
    public URI file(String path, byte[] content) {
        return on(path, exchange -> {
            @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                send(exchange, 200, content, content.length);
                return;
            }
            int last = Math.min(Integer.parseInt(range.substring("bytes=0-".length())), content.length - 1);
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + last + "/" + content.length);
            send(exchange, 206, content, last + 1);
        });
    }

    /** A file from a server that knows no ranges. */
    public URI wholeFile(String path, byte[] content) {
        return on(path, exchange -> send(exchange, 200, content, content.length));
    }

    /** A status with a body that says so. */
    public URI failure(String path, int status, String body) {
        return on(path, exchange -> {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            send(exchange, status, content, content.length);
        });
    }

    /** A file that stops coming in its midst; the connection stays. */
    public URI stalled(String path) {
        return on(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            untilClosed();
        });
    }

    /** A file whose connection ends in its midst. */
    public URI cut(String path) {
        return on(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.close();
        });
    }

    /** Sends the beginning of a content, and counts it. */
    public void send(HttpExchange exchange, int status, byte[] content, int length) throws IOException {
        if (length == 0) {
            unanswered.remove(exchange);
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int at = 0; at < length; at += 1 << 14) {
                int count = Math.min(1 << 14, length - at);
                if (at + count == length) {
                    unanswered.remove(exchange); // who gets the end may ask again at once
                }
                body.write(content, at, count);
                bytes.addAndGet(count);
            }
        }
    }

    /** Paths and queries that were asked for, in that order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The ranges that were asked for. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    /** How many bytes of files were sent. */
    public long bytes() {
        return bytes.get();
    }

    /** How many requests there were at the same time. */
    public int mostBusy() {
        return mostBusy.get();
    }

    /** Holds the calling thread until the server is closed. */
    void untilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            ranges.add(range);
        }
        unanswered.add(exchange);
        mostBusy.accumulateAndGet(unanswered.size(), Math::max);
        try {
            HttpHandler handler = handlers.get(exchange.getRequestURI().getPath());
            if (handler == null) {
                send(exchange, 404, new byte[0], 0);
            } else {
                handler.handle(exchange);
            }
        } finally {
            unanswered.remove(exchange);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
