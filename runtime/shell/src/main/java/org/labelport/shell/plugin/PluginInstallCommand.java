package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code labelport plugin install}. */
@Command(
        name = "install",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "",
        header = "Installs a plug-in beside its other versions; new runs get the highest version.",
        description = {
            "It is verified, resolved, started and tried before any run can get it. If one of these steps fails, nothing"
                    + " changes."
        },
        footer = {
            "",
            "Examples:",
            "  labelport plugin install com.acme.tables-1.0.0.jar",
            "  labelport plugin install \"tables@[1.2,2)\""
        })
final class PluginInstallCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private InstallArguments arguments = new InstallArguments();

    PluginInstallCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        PluginChange change = invocation.plugins().install(arguments.what(), arguments.rules());
        invocation.print(
                new PluginChangeReport(change, arguments.rules(), PluginChangeReport.Replaced.CAN_RETURN).lines());
        return CommandLineRunner.DONE;
    }
}
