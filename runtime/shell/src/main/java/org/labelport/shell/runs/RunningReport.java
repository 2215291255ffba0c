package org.labelport.shell.runs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.labelport.export.RunInfo;
import org.labelport.plugin.PluginId;
import org.labelport.shell.text.Listing;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;

/** What {@code runs} shows. */
final class RunningReport {

    private RunningReport() {}

    static List<String> table(List<RunInfo> runs, int columns) {
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.WRAP, Align.WRAP, Align.WRAP);
        table.row("run", "state", "target", "formats", "plug-ins", "destination");
        for (RunInfo run : runs) {
            table.row(
                    SafeText.of(run.id()),
                    state(run),
                    SafeText.of(run.target()),
                    SafeText.of(Listing.of(run.formats())),
                    SafeText.of(Listing.of(
                            run.plugins().stream().map(PluginId::toString).toList())),
                    TextTable.name(SafeText.of(run.destination().toString())));
        }
        return table.lines("", columns);
    }

    private static String state(RunInfo run) {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    static String json(List<RunInfo> runs) throws IOException {
        return RunsJson.of(runs, (json, run) -> {
            RunsJson.run(json, run.id(), state(run), run.target(), run.formats(), run.destination());
            json.writeArrayFieldStart("plugins");
            for (PluginId plugin : run.plugins()) {
                json.writeStartObject();
                json.writeStringField("name", plugin.name());
                json.writeStringField("version", plugin.version().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
