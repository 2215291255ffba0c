package org.labelport.shell.export;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.progress.ProgressDisplay;
import org.labelport.shell.request.RequestArguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code labelport plan}. */
@Command(
        name = "plan",
        sortOptions = false,
        customSynopsis = "labelport plan --from TARGET[:PATH] --to FORMAT[,FORMAT...] [OPTIONS]",
        optionListHeading = "%n",
        header = "Shows what an export would do, and writes nothing.",
        description = "Takes the arguments of 'export'. Ends with 3 when items would fail.",
        footer = {"", "Example:", "  labelport plan --from coco:instances.json --images photos --to yolo,csv"})
public final class PlanCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private RequestArguments request = new RequestArguments();

    @Option(names = "--all", order = 20, description = "Shows all categories and folders, however many.")
    private boolean all;

    @Option(names = "--quiet", order = 21, description = "Shows no progress, only the result, warnings and errors.")
    private boolean quiet;

    public PlanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, ExportException {
        ExportParams params = request.params(invocation.engine());
        ExportPreview preview = preview(params);
        PlanReport.Length length = all ? PlanReport.Length.ALL : PlanReport.Length.SHORT;
        invocation.print(new PlanReport(
                        preview,
                        length,
                        invocation.lossHelp(),
                        invocation.console().columns())
                .lines());
        boolean errors =
                preview.formats().stream().anyMatch(format -> format.summary().hasErrors());
        return errors ? CommandLineRunner.DONE_WITH_ITEM_ERRORS : CommandLineRunner.DONE;
    }

    private ExportPreview preview(ExportParams params) throws ExportException {
        ProgressDisplay.Verbosity verbosity =
                quiet ? ProgressDisplay.Verbosity.QUIET : ProgressDisplay.Verbosity.PROGRESS;
        try (ProgressDisplay progress =
                new ProgressDisplay(invocation.err(), invocation.console(), verbosity, System::nanoTime)) {
            return invocation.engine().plan(params, progress);
        }
    }
}
