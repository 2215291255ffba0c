package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code labelport plugin uninstall}. */
@Command(
        name = "uninstall",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Removes a plug-in when its last run has ended.",
        description = {"Bundles of the installation that it replaced serve again."},
        footer = {"", "Examples:", "  labelport plugin uninstall com.acme.tables@1.0.0"})
final class PluginUninstallCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "The plug-in, or one of its formats; one version with @VERSION.")
    private String what = "";

    @Mixin
    private DryRunArgument dryRun = new DryRunArgument();

    PluginUninstallCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        PluginChange change = invocation.plugins().uninstall(what, dryRun.rules());
        invocation.print(new PluginChangeReport(change, dryRun.rules(), PluginChangeReport.Replaced.GO).lines());
        return CommandLineRunner.DONE;
    }
}
