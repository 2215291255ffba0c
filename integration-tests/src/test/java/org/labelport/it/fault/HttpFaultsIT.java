package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportSummary;
import org.labelport.settings.Settings;
import org.labelport.synapse.AssignmentTarget;

/** The platform, or the store of its files, answers badly once or from some moment on: tried again, or reported. */
@Tag("faults")
@Timeout(900)
class HttpFaultsIT {

    private static final int ITEMS = 4;
    /** The first page to check the filter, the project, both pages, the files. */
    private static final int REQUESTS = 4 + ITEMS;

    private static final Set<String> FAILURES = Set.of("http", "source", "filter");

    @TempDir
    Path folder;

    private final Violations violations = new Violations(Faults.here());
    private FaultyServer server;
    private Exports exports;

    @BeforeEach
    void start() throws Exception {
        server = new FaultyServer();
        server.serve("/projects/456/", "{\"id\": 456, \"category\": \"image\", \"configuration\": {}}");
        String list = "/sdk/assignments/";
        server.serve(list, page(0, "\"" + server.host() + list + "?project=456&page=2\""));
        server.serve(list + "?page=2", page(ITEMS / 2, "null"));
        Path conf = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(conf.resolve("network.json"), "{\"backOffSeconds\": 0.01, \"attempts\": 3}");
        Settings settings = settings(conf, Map.of("SYNAPSE_PLUGIN_RUN_HOST", server.host()));
        exports = new Exports(settings, new AssignmentTarget(settings));
    }

    private String page(int first, String next) throws Exception {
        StringJoiner results = new StringJoiner(",");
        for (int i = first; i < first + ITEMS / 2; i++) {
            byte[] picture = ("pixels of picture " + i).getBytes(StandardCharsets.UTF_8);
            server.serve("/files/" + i + ".jpg", picture);
            String md5 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(picture));
            results.add("{\"id\": %d, \"data\": {\"n\": %d}, \"file\": {\"url\": \"%s/files/%d.jpg\","
                            .formatted(i, i, server.host(), i)
                    + " \"file_name_original\": \"%d.jpg\", \"checksum\": \"%s\", \"size\": %d}}"
                            .formatted(i, md5, picture.length));
        }
        return "{\"count\": %d, \"next\": %s, \"previous\": null, \"results\": [%s]}".formatted(ITEMS, next, results);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void onceIsWeatheredOrReported(FaultyServer.Answer answer) throws Exception {
        everywhere(answer, 0, LongStream.rangeClosed(1, REQUESTS));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRIPPING"})
    void fromThenOnIsReported(FaultyServer.Answer answer) throws Exception {
        everywhere(answer, Integer.MAX_VALUE / 2, Moments.of(REQUESTS, 1));
    }

    private void everywhere(FaultyServer.Answer answer, int more, LongStream moments) throws Exception {
        server.fail(answer, Integer.MAX_VALUE, Integer.MAX_VALUE);
        Attempt undisturbed = Attempt.at(exports, request(), folder.resolve("undisturbed"));
        assertEquals("it succeeded", undisturbed.outcome());
        ExportSummary whole =
                undisturbed.result().orElseThrow().exports().get(0).summary();
        assertTrue(whole.errors().isEmpty());
        Map<String, Long> losses = whole.losses();
        SortedMap<String, SortedMap<String, String>> bytes = undisturbed.visible();
        assertEquals(REQUESTS, server.requests());
        moments.forEach(n -> violations.none(n, () -> {
            server.fail(answer, (int) n, (int) n + more);
            Attempt attempt = Attempt.at(exports, request(), folder.resolve("run-" + n));
            violations.checkEnded(attempt, code -> FAILURES.contains(code.replaceAll("[.].*", "")));
            violations.checkPublished(attempt, bytes.keySet());
            server.fail(answer, Integer.MAX_VALUE, Integer.MAX_VALUE);
            violations.checkLeft(attempt, exports, bytes);
            if (attempt.result().isPresent()) {
                ExportSummary summary = attempt.result().get().exports().get(0).summary();
                violations.check(summary.items().read() == ITEMS, "items read: " + summary.items());
                violations.check(
                        !summary.errors().isEmpty()
                                || !summary.losses().equals(losses)
                                || attempt.visible().equals(bytes),
                        "something is missing, and nothing is said");
            }
        }));
        violations.report();
    }

    private static ExportParams.Builder request() {
        return ExportParams.from("assignment")
                .filter("project", "456")
                .media(OriginalFiles.COPY)
                .to("synapse-json")
                .threads(1);
    }

    private static Settings settings(Path conf, Map<String, String> variables) {
        Settings files = Settings.of(Optional.of(conf), Optional.empty());
        return new Settings() {
            @Override
            public Optional<Path> file(String name) {
                return files.file(name);
            }

            @Override
            public Optional<Path> folder(String name) {
                return files.folder(name);
            }

            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(variables.get(name));
            }

            @Override
            public Optional<Path> runs() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> plugins() {
                return Optional.empty();
            }
        };
    }
}
