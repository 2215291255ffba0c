package org.labelport.shell.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
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

    private static final JsonFactory JSON = new JsonFactory();

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
                    SafeText.of(run.destination().toString()));
        }
        return table.lines("", columns);
    }

    private static String state(RunInfo run) {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    static String json(List<RunInfo> runs) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (RunInfo run : runs) {
                json.writeStartObject();
                json.writeStringField("run", run.id());
                json.writeStringField("state", state(run));
                json.writeStringField("target", run.target());
                json.writeArrayFieldStart("formats");
                for (String format : run.formats()) {
                    json.writeString(format);
                }
                json.writeEndArray();
                json.writeStringField("destination", run.destination().toString());
                json.writeArrayFieldStart("plugins");
                for (PluginId plugin : run.plugins()) {
                    json.writeStartObject();
                    json.writeStringField("name", plugin.name());
                    json.writeStringField("version", plugin.version().toString());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }
}
