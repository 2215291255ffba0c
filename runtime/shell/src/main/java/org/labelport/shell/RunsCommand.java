package org.labelport.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.RunInfo;
import org.labelport.plugin.PluginId;
import org.labelport.shell.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labelport runs}. */
@Command(
        name = "runs",
        sortOptions = false,
        optionListHeading = "%n",
        header = "Lists the runs that go on, and the versions of plug-ins that each holds.",
        description = {
            "Shows the runs of this process: those that were started in the same shell, or in the program that it is part"
                    + " of. A version of a plug-in stays until no run holds it."
        },
        footer = {"", "Example:", "  labelport runs --json"})
final class RunsCommand implements Callable<Integer> {

    private static final JsonFactory JSON = new JsonFactory();

    private final Invocation invocation;

    @Option(names = "--json", order = 1, description = "Prints JSON for programs.")
    private boolean json;

    RunsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        List<RunInfo> runs = invocation.engine().runs();
        if (json) {
            invocation.print(List.of(json(runs)));
        } else if (runs.isEmpty()) {
            invocation.print(List.of("No run goes on in this process."));
        } else {
            invocation.print(table(runs));
        }
        return CommandLineRunner.DONE;
    }

    private List<String> table(List<RunInfo> runs) {
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
        return table.lines("", invocation.console().columns());
    }

    private static String state(RunInfo run) {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    private static String json(List<RunInfo> runs) throws IOException {
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
