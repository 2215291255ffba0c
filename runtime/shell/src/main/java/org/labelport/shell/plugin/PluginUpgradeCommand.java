package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.shell.invocation.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "A jar, its http(s) address, or the name of a plug-in or format that a repository has, as in \"yolo@[1.2,2)\".")
    private String what = "";

    @Mixin
    private PluginRuleArguments rules = new PluginRuleArguments();

    PluginUpgradeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws PluginException {
        PluginChange change = invocation.plugins().upgrade(what, rules.rules());
        invocation.print(new PluginChangeReport(change, rules.rules(), PluginChangeReport.Replaced.CAN_RETURN).lines());
        return CommandLineRunner.DONE;
    }
}
