package org.labelport.plugins.repository;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real web server on loopback that serves the files of a folder, and remembers what it was asked. */
final class FolderServer implements AutoCloseable {

    private static final int NOTHING = -1;

    private final HttpServer server;
    private final Path folder;
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private volatile Interruption interruption = () -> {};
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FolderServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/plugins/", this::answer);
        server.start();
    }

    FolderServer redirecting(String name, String location) {
        redirects.put(name, location);
        return this;
    }

    /** Does something each time that it is asked, before it answers. */
    FolderServer before(Interruption action) {
        interruption = action;
        return this;
    }

    interface Interruption {
        void happen() throws IOException;
    }

    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/plugins/" + name;
    }

    List<String> asked() {
        return asked;
    }

    /** The query of each request, empty where it had none. */
    List<String> queries() {
        return queries;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/plugins/".length());
        asked.add(name);
        queries.add(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        interruption.happen();
        Path file = folder.resolve(name);
        try (exchange) {
            if (redirects.containsKey(name)) {
                exchange.getResponseHeaders().set("Location", redirects.get(name));
                exchange.sendResponseHeaders(302, NOTHING);
            } else if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, NOTHING);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
