package org.labelport.shell.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.labelport.export.StoredRun;
import org.labelport.shell.text.SafeText;

/** What {@code runs prune} says: what is gone, and why the rest stays. */
final class PruneReport {

    private final Instant now;

    /** @param now the moment from which ages are counted */
    PruneReport(Instant now) {
        this.now = now;
    }

    /**
     * A line for each run.
     *
     * @param removed the runs that were removed
     * @param left the runs that are there now
     */
    List<String> lines(List<StoredRun> removed, List<StoredRun> left) {
        List<String> lines = new ArrayList<>();
        removed.forEach(run -> lines.add("Removed run " + SafeText.of(run.id()) + "."));
        if (lines.isEmpty()) {
            lines.add("Nothing to remove" + (left.isEmpty() ? "." : ":"));
        }
        left.forEach(run -> lines.add(SafeText.of("Run " + run.id() + " stays: " + reason(run) + ".")));
        return lines;
    }

    private String reason(StoredRun run) {
        if (run.state() == StoredRun.State.RUNNING) {
            return run.failure().orElse("it is going on");
        }
        if (run.owner().isPresent()) {
            return "user " + run.owner().get() + " has started it, who alone can remove it";
        }
        return "it changed " + StoredRunsReport.age(Duration.between(run.changed(), now))
                + (run.target().isEmpty()
                        ? " ago"
                        : " ago, and can be continued") // of a damaged one no target is known
                + ". --older-than 0d removes it, too";
    }
}
