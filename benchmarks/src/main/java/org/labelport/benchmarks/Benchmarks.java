package org.labelport.benchmarks;

import java.io.IOException;
import java.util.Set;
import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the benchmarks' jar: {@code generate}, {@code process} and {@code platform} are commands of ours, all else goes to JMH. */
@Command(
        name = "benchmarks",
        subcommands = {GenerateCommand.class, WholeProcess.class, PlatformProcess.class},
        description = "Other arguments go to JMH: -h, -l, or a pattern of benchmark names.")
public final class Benchmarks {

    private static final Set<String> COMMANDS = Set.of("generate", "process", "platform", "--help");

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !COMMANDS.contains(arguments[0])) {
            Main.main(arguments);
            return;
        }
        CommandLine commands = new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments[0].equals("--help")) {
            commands.usage(commands.getOut());
            return;
        }
        System.exit(commands.execute(arguments));
    }
}
