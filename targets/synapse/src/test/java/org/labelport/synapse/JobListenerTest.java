package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.CategoryProgress;
import org.labelport.export.ExportEvent.CategoryState;
import org.labelport.export.ExportEvent.ExportPublished;
import org.labelport.export.ExportEvent.Logged;
import org.labelport.export.ExportEvent.MetricsChanged;
import org.labelport.export.ExportEvent.RunEnded;
import org.labelport.export.ExportStatus;
import org.labelport.report.MetricsRecord;
import org.labelport.synapse.json.SmallJson;

/** What the platform hears of a job's run. */
class JobListenerTest {

    private static final String RUN = "run1";

    private final List<String> warnings = new ArrayList<>();
    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        platform.on("/logs/", FakePlatform.status(201, ""));
        platform.on("/jobs/0f5c/", FakePlatform.status(200, "{}"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private JobListener listener() {
        return listener(Duration.ofMinutes(1));
    }

    private JobListener listener(Duration endTimeout) {
        return new JobListener(
                TestSettings.of(platform).with("SYNAPSE_PLUGIN_RUN_JOB_ID", "0f5c"),
                Reading.limits().withAttempts(1),
                endTimeout,
                warnings::add);
    }

    private static Logged message(String text, String at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("context", "info");
        data.put("content", text);
        return new Logged("message", data, Instant.parse(at));
    }

    private List<Object> bodies(String method, String target) throws IOException {
        List<Object> bodies = new ArrayList<>();
        for (FakePlatform.Request request : platform.requests()) {
            if (request.method().equals(method) && request.target().equals(target)) {
                bodies.add(SmallJson.read(request.body().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return bodies;
    }

    private static Object example(String name) throws IOException {
        return SmallJson.read(FakePlatform.text("examples/" + name).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bodiesAreThoseOfThePlatformsOwnLogger() throws Exception {
        List<?> entries = (List<?>) example("run-logs-post.json");
        try (JobListener listener = listener()) {
            for (Object each : entries) {
                Map<?, ?> entry = (Map<?, ?>) each;
                Map<String, Object> data = new LinkedHashMap<>();
                ((Map<?, ?>) entry.get("data")).forEach((name, value) -> data.put((String) name, value));
                Instant at = Instant.parse(((String) entry.get("datetime")).replace(' ', 'T') + "Z");
                listener.on(RUN, new Logged((String) entry.get("event"), data, at));
            }
            listener.on(
                    RUN,
                    new CategoryProgress(
                            Map.of("dataset_conversion", new CategoryState(100, 50.0, OptionalDouble.of(12.5))),
                            "dataset_conversion"));
            Map<String, MetricsRecord> metrics = new LinkedHashMap<>();
            metrics.put("data_file", new MetricsRecord(199, 1, 1));
            metrics.put("original_file", new MetricsRecord(199, 2, 0));
            listener.on(RUN, new MetricsChanged(metrics));
            listener.on(RUN, new ExportPublished("synapse", Path.of("/mnt/export/exports/assignments/exp(1)")));
            listener.on(RUN, new RunEnded(ExportStatus.DONE));
        }

        assertEquals(List.of(), warnings);
        assertEquals(List.of(entries), bodies("POST", "/logs/"));
        List<Object> patches = bodies("PATCH", "/jobs/0f5c/");
        assertEquals(example("run-progress-patch.json"), patches.get(0));
        assertEquals(example("run-metrics-patch.json"), patches.get(1));
        assertEquals(
                Map.of(
                        "result",
                        Map.of(
                                "export_path",
                                "/mnt/export/exports/assignments",
                                "export_directory",
                                "/mnt/export/exports/assignments/exp(1)"),
                        "console_logs",
                        List.of(
                                "Export process started.",
                                "Retrieved 201 results for export",
                                "Data is null for export item")),
                patches.get(2));
        assertEquals(3, patches.size());
        for (FakePlatform.Request request : platform.requests()) {
            assertEquals("application/json", request.headers().get("content-type"));
            assertEquals("Token " + TestSettings.ACCESS, request.headers().get("synapse-access-token"));
        }
    }

    @Test
    void entriesWaitWhileThePlatformFails() throws Exception {
        platform.on("/logs/", FakePlatform.status(500, ""), FakePlatform.status(201, ""));
        try (JobListener listener = listener()) {
            for (int i = 0; i < 450; i++) {
                listener.on(RUN, message("message " + i, "2025-11-20T08:00:00Z"));
            }
            listener.on(RUN, new RunEnded(ExportStatus.FAILED));
        }

        List<Object> posts = bodies("POST", "/logs/");
        assertEquals(posts.get(0), posts.get(1));
        List<Object> taken = new ArrayList<>();
        posts.stream().skip(1).forEach(post -> taken.addAll((List<?>) post));
        assertEquals(450, taken.size());
        assertEquals(200, ((List<?>) posts.get(1)).size());
        assertEquals(450, taken.stream().distinct().count());
        Map<?, ?> last = (Map<?, ?>) bodies("PATCH", "/jobs/0f5c/").get(0);
        assertEquals(450, ((List<?>) last.get("console_logs")).size());
        assertEquals(List.of("console_logs"), List.copyOf(last.keySet()));
    }

    @Test
    void entriesAreSentWhileTheRunGoesOn() throws Exception {
        try (JobListener listener = listener()) {
            listener.on(RUN, message("first", "2025-11-20T08:00:00.000001Z"));
            for (int i = 0; i < 3000 && platform.requests().isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertEquals(1, bodies("POST", "/logs/").size());
        }
    }

    @Test
    void whatDoesNotFitIsCounted() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        platform.on(
                "/logs/",
                exchange -> {
                    await(all);
                    FakePlatform.status(500, "").to(exchange);
                },
                FakePlatform.status(201, ""));
        try (JobListener listener = listener()) {
            for (int i = 0; i < 10_600; i++) {
                listener.on(RUN, message("message " + i, "2025-11-20T08:00:00Z"));
            }
            all.countDown();
            listener.on(RUN, new RunEnded(ExportStatus.DONE));
        }

        List<Object> taken = new ArrayList<>();
        bodies("POST", "/logs/").stream().skip(1).forEach(post -> taken.addAll((List<?>) post));
        List<String> missing = taken.stream()
                .map(entry -> String.valueOf(((Map<?, ?>) ((Map<?, ?>) entry).get("data")).get("content")))
                .filter(content -> content.contains("missing"))
                .toList();
        assertEquals(1, missing.size());
        long lost = Long.parseLong(missing.get(0).replaceAll(" .*", ""));
        assertEquals(10_600, taken.size() - 1 + lost);
        assertTrue(lost >= 400, missing.toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPlatformThatIsGoneHarmsNobody() {
        platform.close();

        assertTimeoutPreemptively(Duration.ofSeconds(50), () -> {
            try (JobListener listener = listener(Duration.ofSeconds(1))) {
                listener.on(RUN, message("into the void", "2025-11-20T08:00:00Z"));
                listener.on(RUN, new RunEnded(ExportStatus.DONE));
            }
        });
    }

    @Test
    void endThatThePlatformDoesNotTakeIsWarnedOf() {
        platform.on("/jobs/0f5c/", FakePlatform.status(401, "{}"));
        try (JobListener listener = listener(Duration.ofSeconds(3))) {
            listener.on(RUN, new RunEnded(ExportStatus.DONE));
        }

        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(
                warnings.get(0)
                        .startsWith("the platform's job 0f5c was not told how its run ended, which harms no export: The"
                                + " platform at " + platform.host() + " answered 401. Check the tokens: "),
                warnings.get(0));
    }

    @Test
    void endIsToldAlsoWhenThePlatformRefusesTheLogAndProgress() throws Exception {
        platform.on("/logs/", FakePlatform.status(413, ""), FakePlatform.status(201, ""));
        platform.on("/jobs/0f5c/", FakePlatform.status(400, "{}"), FakePlatform.status(200, "{}"));
        try (JobListener listener = listener(Duration.ofSeconds(20))) {
            listener.on(RUN, message("too large", "2025-11-20T08:00:00Z"));
            listener.on(
                    RUN,
                    new CategoryProgress(
                            Map.of("dataset_conversion", new CategoryState(100, 50.0, OptionalDouble.empty())),
                            "dataset_conversion"));
            listener.on(RUN, new RunEnded(ExportStatus.DONE));
        }

        List<Object> patches = bodies("PATCH", "/jobs/0f5c/");
        assertEquals(Map.of("console_logs", List.of("too large")), patches.get(patches.size() - 1));
        assertEquals(2, patches.size());
        assertEquals(1, bodies("POST", "/logs/").size());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(
                warnings.get(0).startsWith("the platform's job 0f5c lacks a part of its log, which harms no export: "),
                warnings.get(0));
    }

    @Test
    void theJobIsThatOfTheFirstRun() throws Exception {
        try (JobListener listener = listener()) {
            listener.on(RUN, message("mine", "2025-11-20T08:00:00Z"));
            listener.on("run2", message("not mine", "2025-11-20T08:00:00Z"));
            listener.on("run2", new RunEnded(ExportStatus.DONE));
            listener.on(RUN, new RunEnded(ExportStatus.DONE));
            listener.on("run3", new RunEnded(ExportStatus.DONE));
        }

        assertEquals(1, bodies("POST", "/logs/").size());
        assertEquals(1, ((List<?>) bodies("POST", "/logs/").get(0)).size());
        assertEquals(1, bodies("PATCH", "/jobs/0f5c/").size());
    }

    @Test
    void withoutAJobNothingIsSent() throws Exception {
        try (JobListener listener =
                new JobListener(TestSettings.of(platform), Reading.limits(), Duration.ofMinutes(1), warnings::add)) {
            listener.on(RUN, message("quiet", "2025-11-20T08:00:00Z"));
            ExportEvent end = new RunEnded(ExportStatus.DONE);
            listener.on(RUN, end);
        }

        assertEquals(List.of(), platform.requests());
    }
}
