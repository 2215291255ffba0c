package org.labelport.shell;

import java.util.concurrent.Callable;
import org.labelport.command.CommandLineRunner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code labelport help}. */
@Command(
        name = "help",
        helpCommand = true,
        header = "Shows what there is, or how to use one command.",
        footer = {"", "Example:", "  labelport help export"})
final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private String name = "";

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        CommandLine chosen = name.isEmpty() ? all : all.getSubcommands().get(name);
        if (chosen == null) {
            throw new ParameterException(
                    all,
                    "there is no command '" + name + "'. Commands: "
                            + Listing.of(all.getSubcommands().keySet()));
        }
        chosen.usage(all.getOut());
        return CommandLineRunner.DONE;
    }
}
