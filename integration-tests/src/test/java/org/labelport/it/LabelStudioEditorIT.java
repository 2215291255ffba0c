package org.labelport.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.it.LabelportProcess.Ended;

/**
 * Label Studio's editor, in a browser, holds what we export. The editor is the package {@code @heartexlabs/label-studio} of
 * npm; the environment variable {@code LABEL_STUDIO_EDITOR} names its folder {@code build/static}.
 */
class LabelStudioEditorIT {

    private static final Path RESOURCES = LabelportProcess.project("integration-tests/src/test/resources/labelstudio");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The editor calculates in pixels of the screen. */
    private static final double EXACT = 1e-4;

    private static final String FILES = "/data/local-files/";

    @TempDir
    Path folder;

    private final CompletableFuture<String> held = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Browser browser;
    private Path editor;
    private Path exported;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        browser = Browser.find().orElseGet(() -> abort("no Chromium here"));
        editor = Path.of(System.getenv().getOrDefault("LABEL_STUDIO_EDITOR", ""));
        assumeTrue(Files.isRegularFile(editor.resolve("js/main.js")), "no editor in LABEL_STUDIO_EDITOR");
        exported = folder.resolve("out/label-studio");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            if (exchange.getRequestMethod().equals("POST")) {
                held.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            Path file = file(asked);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", type(file.toString()));
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    private static String type(String file) {
        return file.endsWith(".html") ? "text/html" : file.endsWith(".css") ? "text/css" : "application/octet-stream";
    }

    private Path file(URI asked) {
        String path = asked.getPath();
        if (path.equals("/")) {
            return RESOURCES.resolve("editor.html");
        }
        if (path.equals(FILES)) {
            return exported.resolve(asked.getQuery().substring("d=".length()));
        }
        String name = path.substring(path.indexOf('/', 1) + 1);
        return path.startsWith("/editor/") ? editor.resolve(name) : exported.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coco:examples/shapes",
                "label-studio:integration-tests/src/test/resources/labelstudio/letters.json"
            })
    void theEditorHoldsWhatIsExported(String source) throws Exception {
        String from = source.replace(":", ":" + LabelportProcess.project("") + "/");
        Ended export = LabelportProcess.run(folder, "export", "--from", from, "--to", "label-studio", "--out", "out");
        assertEquals(0, export.exitCode(), export.err());

        browser.documentAfter(
                Duration.ofMinutes(2),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                folder);

        JsonNode inEditor = JSON.readTree(held.getNow("\"the editor said nothing\""));
        JsonNode tasks = JSON.readTree(exported.resolve("tasks.json").toFile());
        assertEquals(tasks.size(), inEditor.size());
        for (int i = 0; i < tasks.size(); i++) {
            JsonNode annotations = tasks.get(i).path("annotations");
            assertEquals(annotations.size(), inEditor.get(i).size());
            for (int k = 0; k < annotations.size(); k++) {
                assertHolds(annotations.get(k).get("result"), inEditor.get(i).get(k));
            }
        }
    }

    private static void assertHolds(JsonNode given, JsonNode held) {
        assertEquals(names(given), names(held));
        for (JsonNode result : given) {
            JsonNode found = content(find(held, name(result)));
            for (Map.Entry<String, JsonNode> field : content(result).properties()) {
                if (!field.getKey().equals("closed")) { // the editor writes it for open outlines only
                    String where = field.getKey() + " of " + name(result);
                    assertSame(field.getValue(), found.path(field.getKey()), where);
                }
            }
        }
    }

    private static SortedSet<String> names(JsonNode results) {
        SortedSet<String> names = new TreeSet<>();
        results.forEach(result -> names.add(name(result)));
        return names;
    }

    private static JsonNode find(JsonNode results, String name) {
        for (JsonNode result : results) {
            if (name(result).equals(name)) {
                return result;
            }
        }
        throw new AssertionError("no " + name + " in " + results);
    }

    private static String name(JsonNode result) {
        return result.get("type").asText() + " "
                + result.path("id").asText(result.path("from_id").asText());
    }

    /** The value of a region, or all of a relation. */
    private static JsonNode content(JsonNode result) {
        return result.has("value") ? result.get("value") : result;
    }

    private static void assertSame(JsonNode given, JsonNode found, String where) {
        if (given.isNumber()) {
            assertEquals(given.asDouble(), found.asDouble(Double.NaN), EXACT, where);
        } else if (given.isArray()) {
            assertEquals(given.size(), found.size(), where);
            for (int i = 0; i < given.size(); i++) {
                assertSame(given.get(i), found.get(i), where);
            }
        } else {
            assertEquals(given, found, where);
        }
    }
}
