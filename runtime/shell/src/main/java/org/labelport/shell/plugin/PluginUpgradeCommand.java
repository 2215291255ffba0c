package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code labelport plugin upgrade}. */
@Command(
        name = "upgrade",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Installs a plug-in and replaces its other versions.",
        description = {
            "Runs that are going on finish with the version that they began with. 'rollback' undoes the upgrade."
        },
        footer = {
            "",
            "Examples:",
            "  labelport plugin upgrade com.acme.tables-1.1.0.jar",
            "  labelport plugin upgrade tables --dry-run"
        })
final class PluginUpgradeCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private InstallArguments arguments = new InstallArguments();

    PluginUpgradeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        PluginChange change = invocation.plugins().upgrade(arguments.what(), arguments.rules());
        invocation.print(
                new PluginChangeReport(change, arguments.rules(), PluginChangeReport.Replaced.CAN_RETURN).lines());
        return CommandLineRunner.DONE;
    }
}
