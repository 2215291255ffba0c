package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin rollback}. */
@Command(
        name = "rollback",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Goes back to the version that served before.",
        description = {"Runs that are going on finish with the version that they began with."},
        footer = {"", "Examples:", "  labelport plugin rollback com.acme.tables"})
final class PluginRollbackCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "The plug-in, or one of its formats.")
    private String what = "";

    @Mixin
    private DryRunArgument dryRun = new DryRunArgument();

    PluginRollbackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        PluginChange change = invocation.plugins().rollback(what, dryRun.rules());
        invocation.print(new PluginChangeReport(change, dryRun.rules(), PluginChangeReport.Replaced.STAY).lines());
        return CommandLineRunner.DONE;
    }
}
