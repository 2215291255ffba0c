package org.labelport.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real web server on loopback that remembers what it was asked. */
final class WebServer implements AutoCloseable {

    static {
        // Else the JDK's server and the kernel wait 40 ms for each other in front of each body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "web-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Asked> asked = new ArrayList<>();

    WebServer() {
        this(bind(address -> HttpServer.create(address, 0)), "http");
    }

    WebServer(SSLContext secured) {
        this(
                bind(address -> {
                    HttpsServer https = HttpsServer.create(address, 0);
                    https.setHttpsConfigurator(new HttpsConfigurator(secured));
                    return https;
                }),
                "https");
    }

    private WebServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.start();
    }

    /** Answers what is asked below a path. */
    WebServer on(String path, Handler handler) {
        server.createContext(path, exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (asked) {
                asked.add(new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
            }
            try (exchange) {
                handler.answer(exchange);
            }
        });
        return this;
    }

    /** Answers what is asked below a path with status and body. */
    WebServer on(String path, int status, String body) {
        return on(path, exchange -> answer(exchange, status, body.getBytes()));
    }

    /** Redirects what is asked below a path. */
    WebServer redirect(String path, int status, String location) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            answer(exchange, status, new byte[0]);
        });
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    URI uri(String path) {
        return URI.create(address(path));
    }

    String address(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(Maker maker) {
        try {
            return maker.make(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request as it came. */
    record Asked(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

        /** The value of a header; empty when it is not there. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    private interface Maker {
        HttpServer make(InetSocketAddress address) throws IOException;
    }
}
