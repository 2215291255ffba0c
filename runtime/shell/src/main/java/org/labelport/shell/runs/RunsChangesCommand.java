package org.labelport.shell.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport runs changes}. */
@Command(
        name = "changes",
        sortOptions = false,
        optionListHeading = "%n",
        header = "Shows what has changed in the source of an interrupted run since the run read it.",
        description = {
            "Reads the source again, without the originals, and compares its items with those that the run has kept. The run"
                    + " stays as it is: 'resume' goes on with what it has read.",
            "Exit code: 0 when nothing has changed, 3 when something has, 1 when this cannot be determined."
        },
        footer = {"", "Example:", "  labelport runs changes 3f9a1c20d4e7 --in exports --list changes.ndjson"})
final class RunsChangesCommand implements Callable<Integer> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int CHANGED = 3;

    private final Invocation invocation;

    @Parameters(paramLabel = "RUN", description = "Name of the run.")
    private String run = "";

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            order = 1,
            description = "The folder that the run exports to, its --out. Default: this folder.")
    private Path destination = Path.of("");

    @Option(
            names = "--list",
            paramLabel = "FILE",
            order = 2,
            description =
                    "A file to list the items in, one JSON object a line: {\"change\":\"added\",\"item\":\"8812\"}; also"
                            + " changed and gone.")
    private @Nullable Path list;

    RunsChangesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws ExportException {
        SourceChanges changes;
        Path file = list;
        if (file == null) {
            changes = compared(change -> {});
        } else {
            try (ListFile out = new ListFile(file);
                    JsonGenerator lines =
                            JSON.createGenerator((OutputStream) out).setPrettyPrinter(new MinimalPrettyPrinter(""))) {
                changes = compared(change -> write(change, lines));
                out.begin();
            } catch (IOException e) {
                throw new ExportException(
                        "storage.failed",
                        file + " cannot be written: " + FileTrouble.reason(e)
                                + ". Free space, or name another with --list",
                        e);
            }
        }
        invocation.print(
                List.of(changes.same() + " items as they were, " + changes.added() + " added, " + changes.changed()
                        + " changed, " + changes.gone() + " gone"
                        + (changes.unreadable() == 0 ? "" : "; " + changes.unreadable() + " cannot be read now")));
        return changes.isNone() ? CommandLineRunner.DONE : CHANGED;
    }

    private SourceChanges compared(SourceChange.Sink sink) throws ExportException {
        return invocation.engine().changes(run, destination.toAbsolutePath(), sink);
    }

    private static void write(SourceChange change, JsonGenerator lines) throws IOException {
        lines.writeStartObject();
        lines.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
        lines.writeStringField("item", change.item());
        lines.writeEndObject();
        lines.writeRaw('\n');
    }
}
