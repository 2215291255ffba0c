package org.labelport.shell.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.RunInfo;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labelport runs}. */
@Command(
        name = "runs",
        sortOptions = false,
        optionListHeading = "%n",
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        header = "Lists runs that are going on or can be continued, stops them, and removes their leftovers.",
        description = {
            "Shows the runs of this process, which were started in the same shell or by the same program, and the versions"
                    + " of plug-ins that each holds. A version of a plug-in stays until no run holds it.",
            "With --in, shows the runs of any process that export to a folder, and those that can be"
                    + " continued there with 'resume'."
        },
        footer = {"", "Example:", "  labelport runs --in exports"})
public final class RunsCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            order = 1,
            description = "A folder that runs export to, their --out.")
    private @Nullable Path destination;

    @Option(names = "--json", order = 2, description = "Prints JSON for programs.")
    private boolean json;

    private RunsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The command with those below it. */
    public static CommandLine group(Invocation invocation) {
        return new CommandLine(new RunsCommand(invocation))
                .addSubcommand(new RunsChangesCommand(invocation))
                .addSubcommand(new RunsCancelCommand(invocation))
                .addSubcommand(new RunsPruneCommand(invocation));
    }

    @Override
    public Integer call() throws IOException, ExportException {
        if (destination != null) {
            stored(destination.toAbsolutePath());
            return CommandLineRunner.DONE;
        }
        List<RunInfo> runs = invocation.engine().runs();
        if (json) {
            invocation.print(List.of(RunningReport.json(runs)));
        } else if (runs.isEmpty()) {
            invocation.print(
                    List.of(
                            "No run is going on in this process. For runs of other processes, and leftovers: runs --in <their --out>."));
        } else {
            invocation.print(RunningReport.table(runs, invocation.console().columns()));
        }
        return CommandLineRunner.DONE;
    }

    private void stored(Path folder) throws IOException, ExportException {
        List<StoredRun> runs = invocation.engine().stored(folder);
        if (json) {
            invocation.print(List.of(StoredRunsReport.json(runs)));
        } else if (runs.isEmpty()) {
            String named = SafeText.of(folder.toString());
            invocation.print(List.of(
                    Files.isDirectory(folder)
                            ? "No run is going on in " + named + " or can be continued there."
                            : "There is no folder " + named + ", so no run can be continued there."));
        } else {
            invocation.print(StoredRunsReport.lines(
                    runs, Instant.now(), invocation.console().columns()));
        }
    }
}
