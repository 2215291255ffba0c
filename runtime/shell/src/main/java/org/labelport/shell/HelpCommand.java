package org.labelport.shell;

import java.util.List;
import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import org.labelport.shell.invocation.CacheableCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code labelport help}. */
@Command(
        name = "help",
        helpCommand = true,
        header = "Lists the commands, or explains how to use one.",
        footer = {"", "Examples:", "  labelport help export", "  labelport help plugin create"})
final class HelpCommand implements Callable<Integer>, CacheableCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", description = "The command to explain.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        CommandLine chosen = spec.parent().commandLine();
        for (String name : names) {
            CommandLine group = chosen;
            chosen = group.getSubcommands().get(name);
            if (chosen == null) {
                throw new UnmatchedArgumentException(group, List.of(name));
            }
        }
        chosen.usage(spec.commandLine().getOut());
        return CommandLineRunner.DONE;
    }
}
