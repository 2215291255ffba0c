package org.labelport.shell.export;

import java.util.concurrent.Callable;
import org.labelport.export.ExportParams;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.progress.ProgressArguments;
import org.labelport.shell.request.RequestArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code labelport export}. */
@Command(
        name = "export",
        sortOptions = false,
        customSynopsis = "labelport export --from TARGET[:PATH] --to FORMAT[,FORMAT...] [OPTIONS]",
        optionListHeading = "%n",
        header = "Exports annotated data into one or more formats.",
        description = {
            "An export appears in its place only when it is complete. If its name is taken, it becomes name(1),"
                    + " name(2) and so on."
        },
        footer = {
            "",
            "Example:",
            "  labelport export --from coco:instances.json --images photos \\",
            "      --to yolo,csv --split 0.8/0.1/0.1 --out exports"
        })
public final class ExportCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private RequestArguments request = new RequestArguments();

    @Mixin
    private ProgressArguments progress = new ProgressArguments();

    @Option(
            names = {"--dry-run", "--dry"},
            hidden = true,
            description = "Tells of 'plan', since other commands have it.")
    private boolean dryRun;

    public ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, ExportException {
        if (dryRun) {
            throw new WrongUse(
                    "option.unknown",
                    "export has no --dry-run. 'labelport plan' with the same arguments says what would come out, and"
                            + " writes nothing");
        }
        ExportParams params = request.params(invocation.engine());
        return FollowedRun.toItsEnd(
                invocation,
                progress.verbosity(),
                listener -> invocation.engine().start(params, listener));
    }
}
