package org.labelport.shell.runs;

import java.util.List;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code labelport runs cancel}. */
@Command(
        name = "cancel",
        header = "Asks a run of this process to stop. The run removes all that it wrote.",
        description = {"A run of another process is stopped there: by Ctrl-C, or by ending that process."},
        footer = {"", "Example:", "  labelport runs cancel 3f9a1c20d4e7"})
final class RunsCancelCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "RUN", description = "Name of the run.")
    private String run = "";

    RunsCancelCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws ExportException {
        if (!invocation.engine().cancel(run)) {
            throw new ExportException(
                    "run.unknown",
                    "no run '" + run
                            + "' is going on in this process. 'runs' lists those that are; leftovers of a dead run are"
                            + " removed by 'runs prune'");
        }
        invocation.print(List.of("Run " + SafeText.of(run) + " was asked to stop."));
        return CommandLineRunner.DONE;
    }
}
