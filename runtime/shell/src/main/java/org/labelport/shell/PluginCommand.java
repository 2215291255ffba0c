package org.labelport.shell;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code labelport plugin}: holds the commands that make and change plug-ins. */
@Command(
        name = "plugin",
        sortOptions = false,
        header = "Makes plug-ins.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
final class PluginCommand {

    private PluginCommand() {}

    /** With all commands of the group, in the order of the help. */
    static CommandLine group(Invocation invocation) {
        return new CommandLine(new PluginCommand()).addSubcommand(new PluginCreateCommand(invocation));
    }
}
