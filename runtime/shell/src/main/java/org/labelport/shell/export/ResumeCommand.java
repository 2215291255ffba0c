package org.labelport.shell.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.progress.ProgressArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labelport resume}. */
@Command(
        name = "resume",
        sortOptions = false,
        optionListHeading = "%n",
        header = "Continues a run that was killed, or that failed because of storage, network or memory.",
        description = {
            "The run goes on after its last finished step, with the versions of plug-ins that it was begun with. The output"
                    + " is the same as without the interruption."
        },
        footer = {"", "Example:", "  labelport runs --in exports", "  labelport resume 3f9a1c20d4e7 --in exports"})
public final class ResumeCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "RUN", description = "Name of the run.")
    private String run = "";

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            order = 1,
            description = "The folder that the run exports to, its --out. Default: this folder.")
    private Path destination = Path.of("");

    @Mixin
    private ProgressArguments progress = new ProgressArguments();

    public ResumeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws ExportException, WrongUse {
        return FollowedRun.toItsEnd(
                invocation,
                progress.verbosity(),
                listener -> invocation.engine().resume(run, destination.toAbsolutePath(), listener));
    }
}
