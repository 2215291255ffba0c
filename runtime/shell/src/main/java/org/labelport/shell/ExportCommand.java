package org.labelport.shell;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;
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
            "An export appears in its place when it is complete, and never half. If its name is taken it becomes name(1),"
                    + " name(2) and so on."
        },
        footer = {
            "",
            "Example:",
            "  labelport export --from coco:instances.json --images photos \\",
            "      --to yolo,csv --split 0.8/0.1/0.1 --out exports"
        })
final class ExportCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private RequestArguments request = new RequestArguments();

    @Option(names = "--quiet", order = 20, description = "Shows no progress, only the result, warnings and errors.")
    private boolean quiet;

    @Option(names = "--log", order = 21, description = "Shows every message that the run logs, as plug-ins word it.")
    private boolean log;

    ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws WrongUse, ExportException {
        ExportParams params = request.params(invocation.engine());
        ExportHandle run;
        ExportResult result;
        ProgressDisplay.Verbosity verbosity = quiet
                ? ProgressDisplay.Verbosity.QUIET
                : log ? ProgressDisplay.Verbosity.LOG : ProgressDisplay.Verbosity.PROGRESS;
        ProgressDisplay progress =
                new ProgressDisplay(invocation.err(), invocation.console(), verbosity, System::nanoTime);
        try (progress) {
            run = start(params, progress);
            result = RunningExport.await(run);
        }
        invocation.print(new ExportReport(
                        result, invocation.lossHelp(), invocation.console().columns())
                .lines());
        if (result.hasErrors() && run.events().isPresent()) {
            invocation
                    .err()
                    .println("log of the run: " + SafeText.of(run.events().get().toString()));
        }
        return result.hasErrors() ? CommandLineRunner.DONE_WITH_ITEM_ERRORS : CommandLineRunner.DONE;
    }

    private ExportHandle start(ExportParams params, ProgressDisplay progress) throws WrongUse {
        try {
            return invocation.engine().start(params, progress);
        } catch (ExportException e) {
            throw new WrongUse(e.code(), e.getMessage(), e);
        }
    }
}
