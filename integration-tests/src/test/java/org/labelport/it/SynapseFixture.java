package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.PlatformStub.Reply;

/** A server that gives the pages of the platform as they are specified, and the real command that runs jobs against it. */
abstract class SynapseFixture {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String TOKEN = "user-token-73b1";

    @TempDir
    Path folder;

    PlatformStub platform;
    Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        platform = new PlatformStub();
        platform.on("/projects/456/", platform.example("rest-project.json"));
        platform.on("/ground_truth_dataset_versions/123/", platform.example("rest-ground-truth-dataset-version.json"));
        platform.on("/store/bucket/a.jpg", Reply.of(200, "image/jpeg", "a's pixels"));
        platform.on("/store/bucket/a.pcd", Reply.of(200, "application/octet-stream", "a's points"));
        platform.on("/store/bucket/b.jpg", Reply.of(200, "image/jpeg", "b's pixels"));
        platform.on("/store/bucket/한글 이름.png", Reply.of(200, "image/png", "pixels"));
        Files.createDirectory(folder.resolve("conf"));
        Files.writeString(
                folder.resolve("conf/storages.json"),
                "{\"1\": {\"provider\": \"file_system\", \"configuration\": {\"location\": \"" + folder.resolve("store")
                        + "\"}}}");
        Files.writeString(folder.resolve("conf/network.json"), "{\"backOffSeconds\": 0.01}");
        environment = new HashMap<>(Map.of(
                "SYNAPSE_PLUGIN_RUN_HOST", platform.host(),
                "SYNAPSE_PLUGIN_RUN_USER_TOKEN", TOKEN,
                "LABELPORT_CONF", folder.resolve("conf").toString()));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    /** Without what the examples say of sizes and checksums, which fit no file. */
    String page(String name) {
        return platform.here(PlatformStub.text(name))
                .replaceAll("\"checksum\": \"[0-9a-f]+\",", "")
                .replaceAll("\"size\": 120345,", "");
    }

    /** A page that counts this many items, not the example's. */
    String page(String name, int count) {
        return page(name).replaceAll("\"count\": [0-9]+", "\"count\": " + count);
    }

    LabelportProcess.Ended export(String job, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("export", "--params", job, "--quiet"));
        arguments.addAll(List.of(more));
        LabelportProcess.Ended ended = LabelportProcess.start(folder, environment, arguments.toArray(String[]::new))
                .await();
        assertFalse((ended.out() + ended.err()).contains(TOKEN), "a token is never shown");
        return ended;
    }

    Set<String> files(String path) throws IOException {
        Path root = folder.resolve("store").resolve(path);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.equals("run.json") && !file.endsWith(".ndjson"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve("store").resolve(path));
    }

    void serveAssignments() {
        platform.on("/sdk/assignments/", number -> Reply.json(page("rest-assignments-page.json", 3)));
        String next = "/sdk/assignments/?expand=data&page=2&page_size=100&project=456";
        platform.on(next, number -> Reply.json(page("rest-assignments-last-page.json", 3)));
    }
}
