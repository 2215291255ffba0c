package org.labelport.shell.runs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.labelport.export.ExportEvent.Progress;
import org.labelport.export.StoredRun;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;

/** What {@code runs --in} shows. */
final class StoredRunsReport {

    private StoredRunsReport() {}

    /**
     * A table with one row for each run. The reasons for failures are lines below the table, because a column has no
     * room for them.
     */
    static List<String> lines(List<StoredRun> runs, Instant now, int columns) {
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.WRAP);
        table.row("run", "state", "age", "progress", "target", "formats");
        for (StoredRun run : runs) {
            table.row(
                    SafeText.of(run.id()),
                    state(run),
                    age(Duration.between(run.changed(), now)),
                    progress(run.progress()),
                    SafeText.of(run.target()),
                    SafeText.of(Listing.of(run.formats())));
        }
        List<String> lines = new ArrayList<>(table.lines("", columns));
        for (StoredRun run : runs) {
            run.failure().ifPresent(failure -> lines.add(SafeText.of(run.id() + ": " + failure)));
            run.owner()
                    .ifPresent(owner -> lines.add(SafeText.of(
                            run.id() + ": user " + owner + " has started it, who alone can continue or remove it")));
        }
        return lines;
    }

    static String json(List<StoredRun> runs) throws IOException {
        return RunsJson.of(runs, (json, run) -> {
            RunsJson.run(json, run.id(), state(run), run.target(), run.formats(), run.destination());
            json.writeStringField("step", step(run.progress()));
            json.writeNumberField("done", run.progress().done());
            if (run.progress().total().isPresent()) {
                json.writeNumberField("total", run.progress().total().getAsLong());
            }
            json.writeStringField("changed", run.changed().toString());
            if (run.failure().isPresent()) {
                json.writeStringField("failure", run.failure().get());
            }
            if (run.owner().isPresent()) {
                json.writeStringField("owner", run.owner().get());
            }
        });
    }

    private static String state(StoredRun run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private static String step(Progress progress) {
        return progress.phase().name().toLowerCase(Locale.ROOT);
    }

    /** How far a run is, in items, which count once for each format, or in exports when they are being published. */
    private static String progress(Progress progress) {
        long total = progress.total().orElse(0);
        String step = step(progress);
        if (total == 0) {
            return progress.done() == 0 ? step : step + " " + progress.done();
        }
        return step + " " + progress.done() + " of " + total + " (" + 100 * progress.done() / total + " %)";
    }

    /** A time in its largest unit. */
    static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }
}
