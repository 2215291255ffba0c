package org.labelport.shell.export;

import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.progress.ProgressDisplay;
import org.labelport.shell.text.SafeText;

/** A run that a command starts, shows and waits for. */
final class FollowedRun {

    private FollowedRun() {}

    /** Starts the run, which reports its progress to a listener. */
    @FunctionalInterface
    interface Start {
        ExportHandle start(ExportListener listener) throws ExportException, WrongUse;
    }

    /** Follows the run to its end, prints its result and returns the exit code. */
    static int toItsEnd(Invocation invocation, ProgressDisplay.Verbosity verbosity, Start start)
            throws ExportException, WrongUse {
        ExportHandle run;
        ExportResult result;
        ProgressDisplay progress =
                new ProgressDisplay(invocation.err(), invocation.console(), verbosity, System::nanoTime);
        try (progress) {
            run = start.start(progress);
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
}
