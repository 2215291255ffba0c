package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.target.FilterException;

/** How a filter is checked, in the words of the platform. */
class PlatformFilterTest extends AssignmentReading {

    @Test
    void theFilterIsCheckedInThePlatformsWords() {
        FilterException missing = refused(Map.of("status", "completed"));
        assertEquals("option.missing", missing.code());
        assertEquals("Project is required for Assignment.", missing.problem());
        assertEquals(
                "Project is required for Assignment.",
                refused(Map.of("project", "")).problem());

        platform.on("/sdk/assignments/?project=9", FakePlatform.status(400, "{\"project\": [\"Not a project.\"]}"));
        FilterException refused = refused(Map.of("project", 9));
        assertEquals("filter.refused", refused.code());
        assertEquals("Unable to get Assignment.", refused.problem());
        assertTrue(
                refused.getMessage().contains("400") && refused.getMessage().contains("Not a project."),
                refused.getMessage());

        FilterException nested = refused(Map.of("project", 9, "user", Map.of("id", 7)));
        assertEquals("option.invalid", nested.code());
        assertTrue(nested.getMessage().contains("'user'"), nested.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aPlatformThatIsDownHasNotRefusedTheFilter(int status) {
        platform.on("/sdk/assignments/?project=9", FakePlatform.status(status, ""));

        assertEquals("http.status", refused(Map.of("project", 9)).code());
    }

    @Test
    void whoStopsWaitingForThePlatformHasCancelled() {
        platform.on(
                "/sdk/assignments/?project=9", FakePlatform.slow(Duration.ofSeconds(20), FakePlatform.status(200, "")));

        Thread.currentThread().interrupt();
        FilterException cancelled = refused(Map.of("project", 9));

        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
        assertEquals("run.cancelled", cancelled.code());
    }

    private FilterException refused(Map<String, Object> filter) {
        FilterException failure =
                assertThrows(FilterException.class, () -> target.validateFilter(Reading.filter(target, filter)));
        Reading.assertNoTokens(failure);
        return failure;
    }

    @Test
    void aGoodFilterIsOneRequest() throws Exception {
        platform.on("/sdk/assignments/?project=456", platform.example("rest-assignments-page.json"));

        target.validateFilter(Reading.filter(target, FILTER));

        assertEquals(List.of("/sdk/assignments/?project=456"), platform.targets());
    }

    @Test
    void eachTargetHasItsWords() throws Exception {
        GroundTruthTarget truth = new GroundTruthTarget(TestSettings.of(platform), Reading.limits());
        TaskTarget task = new TaskTarget(TestSettings.of(platform), Reading.limits());

        assertEquals(
                "Ground Truth dataset version is required.",
                assertThrows(FilterException.class, () -> truth.validateFilter(Reading.filter(truth, Map.of())))
                        .problem());
        assertEquals(
                "Unable to get Ground Truth dataset version.",
                assertThrows(
                                FilterException.class,
                                () -> truth.validateFilter(
                                        Reading.filter(truth, Map.of("ground_truth_dataset_version", "../x"))))
                        .problem());
        platform.on("/ground_truth_dataset_versions/123/", platform.example("rest-ground-truth-dataset-version.json"));
        truth.validateFilter(Reading.filter(truth, Map.of("ground_truth_dataset_version", 123)));
        assertEquals(
                "Project is required for Task.",
                assertThrows(FilterException.class, () -> task.validateFilter(Reading.filter(task, Map.of())))
                        .problem());
        assertEquals(
                "Unable to get Task.",
                assertThrows(
                                FilterException.class,
                                () -> task.validateFilter(Reading.filter(task, Map.of("project", 1))))
                        .problem());
        assertEquals(
                List.of(
                        "/ground_truth_dataset_versions/..%2Fx/",
                        "/ground_truth_dataset_versions/123/", "/sdk/tasks/?project=1"),
                platform.targets());
    }
}
