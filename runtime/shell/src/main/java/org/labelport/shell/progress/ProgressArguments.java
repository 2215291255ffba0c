package org.labelport.shell.progress;

import picocli.CommandLine.Option;

/** How much a command shows of a run while it goes on. */
public final class ProgressArguments {

    @Option(names = "--quiet", order = 20, description = "Shows no progress, only the result, warnings and errors.")
    private boolean quiet;

    @Option(names = "--log", order = 21, description = "Shows every message that the run logs, as plug-ins word it.")
    private boolean log;

    public ProgressDisplay.Verbosity verbosity() {
        if (quiet) {
            return ProgressDisplay.Verbosity.QUIET;
        }
        return log ? ProgressDisplay.Verbosity.LOG : ProgressDisplay.Verbosity.PROGRESS;
    }
}
