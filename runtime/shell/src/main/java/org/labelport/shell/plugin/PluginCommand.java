package org.labelport.shell.plugin;

import java.util.concurrent.Callable;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.text.Listing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code labelport plugin}: holds the commands that make and change plug-ins. */
@Command(
        name = "plugin",
        sortOptions = false,
        header = "Lists, installs, upgrades, rolls back, explains and makes plug-ins.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
public final class PluginCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PluginCommand() {}

    /** The command with all its subcommands, in the order of the help. */
    public static CommandLine group(Invocation invocation) {
        return new CommandLine(new PluginCommand())
                .addSubcommand(new PluginListCommand(invocation))
                .addSubcommand(new PluginInstallCommand(invocation))
                .addSubcommand(new PluginUpgradeCommand(invocation))
                .addSubcommand(new PluginRollbackCommand(invocation))
                .addSubcommand(new PluginUninstallCommand(invocation))
                .addSubcommand(new PluginWhyCommand(invocation))
                .addSubcommand(new PluginIndexCommand(invocation))
                .addSubcommand(new PluginCreateCommand(invocation));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "'plugin' needs a command. Commands: "
                        + Listing.of(spec.subcommands().keySet()));
    }
}
