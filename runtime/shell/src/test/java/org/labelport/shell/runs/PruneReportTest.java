package org.labelport.shell.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportEvent;
import org.labelport.export.StoredRun;
import org.labelport.export.StoredRun.State;

class PruneReportTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static StoredRun run(String id, State state, Duration age, Optional<String> failure) {
        return run(id, state, age, failure, Optional.empty());
    }

    private static StoredRun run(
            String id, State state, Duration age, Optional<String> failure, Optional<String> owner) {
        return new StoredRun(
                id,
                state,
                "coco",
                List.of("yolo"),
                Path.of("exports"),
                new ExportEvent.Progress(ExportEvent.Phase.WRITE, 50, OptionalLong.of(200)),
                NOW.minus(age),
                failure,
                owner);
    }

    private static List<String> lines(StoredRun... left) {
        return new PruneReport(NOW).lines(List.of(), List.of(left));
    }

    @Test
    void whatIsGoneIsTold() {
        StoredRun gone = run("77aa", State.RESUMABLE, Duration.ofDays(8), Optional.empty());

        assertEquals(List.of("Removed run 77aa."), new PruneReport(NOW).lines(List.of(gone), List.of()));
    }

    @Test
    void aRunThatGoesOnStays() {
        assertEquals(
                List.of("Nothing to remove:", "Run 1 stays: it is going on."),
                lines(run("1", State.RUNNING, Duration.ofDays(1), Optional.empty())));
    }

    @Test
    void whatIsTooYoungSaysHowToRemoveIt() {
        assertEquals(
                List.of(
                        "Nothing to remove:",
                        "Run 1 stays: it changed 5 min ago, and can be continued. --older-than 0d removes it, too."),
                lines(run("1", State.FAILED, Duration.ofMinutes(5), Optional.of("storage.failed: no space"))));
    }

    @Test
    void runsOfOthersAreSaidToBeTheirsWhateverTheirAge() {
        assertEquals(
                List.of(
                        "Nothing to remove:",
                        "Run 1 stays: user ada has started it, who alone can remove it.",
                        "Run 2 stays: it may have died.",
                        "Run 3 stays: it is going on."),
                lines(
                        run("1", State.RESUMABLE, Duration.ofDays(9), Optional.empty(), Optional.of("ada")),
                        run(
                                "2",
                                State.RUNNING,
                                Duration.ofDays(1),
                                Optional.of("it may have died"),
                                Optional.of("ada")),
                        run("3", State.RUNNING, Duration.ofDays(1), Optional.empty(), Optional.of("ada"))));
    }
}
