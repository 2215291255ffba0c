package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.target.ItemSource;
import org.labelport.target.TargetHandler;

/** Links to files expire while an export runs; the platform gives new ones. */
class FileRefreshTest {

    private static final String TRUTH =
            "/sdk/ground_truth_events/?ground_truth_dataset_version=1&expand=data&page_size=100"
                    .replace("version=", "versions=");

    @TempDir
    Path scratch;

    private FakePlatform platform;
    private final Reading reading = new Reading();

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static URI place(Item item) {
        return item.media().blob().location().orElseThrow();
    }

    @Test
    void anAssignmentIsAskedForAlone() throws Exception {
        platform.on(
                "/sdk/assignments/?project=1&expand=data&page_size=100",
                platform.example("rest-assignments-last-page.json"));
        platform.on("/assignments/701/", platform.json("""
                        {"id": 701, "file": {"url": "https://storage.example.test/new.png?sig=2", "file_name_original": "한글 이름.png"}}"""));
        TargetHandler target = new AssignmentTarget(TestSettings.of(platform), Reading.limits());

        try (ItemSource source = reading.open(target, Map.of("project", 1), scratch)) {
            Item item = source.next().orElseThrow();
            URI fresh = source.refresh(item, place(item)).orElseThrow();
            assertEquals(URI.create("https://storage.example.test/new.png?sig=2"), fresh);
            assertEquals(Optional.empty(), source.refresh(item, fresh));
        }
    }

    @Test
    void aTaskIsAskedForWithItsParts() throws Exception {
        platform.on(
                "/sdk/tasks/?project=1&expand=data_unit&expand=assignment&expand=workshop&page_size=100",
                platform.example("rest-tasks-page.json"));
        String again = "/tasks/8001/?expand=data_unit&expand=assignment&expand=workshop";
        platform.on(again, platform.json("""
                        {"id": 8001, "data_unit": {"files": {"pcd_1": {"url": "http://s/cloud"}, "image_1": {"url": "http://s/picture"}}}}"""));
        TargetHandler target = new TaskTarget(TestSettings.of(platform), Reading.limits());

        try (ItemSource source = reading.open(target, Map.of("project", 1), scratch)) {
            Item item = source.next().orElseThrow();
            assertEquals(
                    List.of(Optional.of(URI.create("http://s/picture")), Optional.of(URI.create("http://s/cloud"))),
                    List.of(
                            source.refresh(item, place(item)),
                            source.refresh(
                                    item,
                                    item.source()
                                            .orElseThrow()
                                            .files()
                                            .get(1)
                                            .blob()
                                            .location()
                                            .orElseThrow())));
        }
    }

    @Test
    void thePageTellsWhereSingleEventsAreNotGiven() throws Exception {
        String page = FakePlatform.text("examples/rest-ground-truth-events-page.json");
        platform.on(TRUTH, platform.json(page), platform.json(page.replace("Signature=abc", "Signature=fresh")));
        TargetHandler target = new GroundTruthTarget(TestSettings.of(platform), Reading.limits());

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ItemSource source = reading.open(target, Map.of("ground_truth_dataset_version", 1), scratch)) {
            Item item = source.next().orElseThrow();
            assertEquals(Optional.empty(), source.next());
            Callable<Optional<URI>> refresh = () -> source.refresh(item, place(item));
            for (Future<Optional<URI>> fresh : threads.invokeAll(List.of(refresh, refresh, refresh, refresh))) {
                assertTrue(fresh.get().orElseThrow().toString().endsWith("Signature=fresh"));
            }
        } finally {
            threads.shutdownNow();
        }
        // Once to read, once for all four.
        assertEquals(2, platform.targets().stream().filter(TRUTH::equals).count());
    }

    @Test
    void nothingNewIsNothing() throws Exception {
        String page = FakePlatform.text("examples/rest-ground-truth-events-page.json");
        platform.on(TRUTH, platform.json(page));
        TargetHandler target = new GroundTruthTarget(TestSettings.of(platform), Reading.limits());

        try (ItemSource source = reading.open(target, Map.of("ground_truth_dataset_version", 1), scratch)) {
            Item item = source.next().orElseThrow();
            assertEquals(Optional.empty(), source.refresh(item, place(item)));
        }
    }
}
