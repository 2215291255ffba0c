package org.labelport.shell;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.JobException;
import org.labelport.report.ExportException;
import org.labelport.shell.catalogue.FormatsCommand;
import org.labelport.shell.catalogue.TargetsCommand;
import org.labelport.shell.export.ExportCommand;
import org.labelport.shell.export.PlanCommand;
import org.labelport.shell.export.PreviewCommand;
import org.labelport.shell.export.ResumeCommand;
import org.labelport.shell.export.VerifyCommand;
import org.labelport.shell.invocation.CacheableCommand;
import org.labelport.shell.invocation.Invocation;
import org.labelport.shell.invocation.WrongUse;
import org.labelport.shell.plugin.PluginCommand;
import org.labelport.shell.runs.RunsCommand;
import org.labelport.shell.text.StackTrace;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command: finds it, reads its arguments, and turns what goes wrong into one line and an exit code. */
public final class CommandLines {

    private static final int WIDEST_HELP = 110;
    private static final int NARROWEST_HELP = 60;
    private static final String HELP = "help";
    private static final String SHELL = "shell";
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private final Invocation invocation;
    private final RootCommand root = new RootCommand();
    private final CommandLine commandLine;

    private CommandLines(Invocation invocation, Map<String, Supplier<?>> commands) {
        this.invocation = invocation;
        this.commandLine = commandLine(root, commands)
                .setOut(new PrintWriter(invocation.out(), true))
                .setErr(new PrintWriter(invocation.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(Math.max(
                        NARROWEST_HELP,
                        Math.min(WIDEST_HELP, invocation.console().columns())))
                .setUsageHelpLongOptionsMaxWidth(34)
                .setExecutionStrategy(CommandLines::execute)
                .setParameterExceptionHandler((failure, arguments) -> wrongUse(failure, List.of(arguments)))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        this.commandLine
                .getCommandSpec()
                .version("labelport " + invocation.version() + " (Java " + System.getProperty("java.version") + ")");
    }

    /** Runs a command to its end and returns its exit code. */
    static int run(List<String> arguments, Invocation invocation) {
        if (arguments.equals(List.of(SHELL))) {
            return new ShellCommand(invocation).call(); // the prompt appears sooner without a parser of arguments
        }
        CommandLines lines = new CommandLines(invocation, needed(arguments, commands(invocation)));
        if (arguments.isEmpty()) {
            lines.commandLine.usage(invocation.err(), Ansi.OFF);
            invocation.err().flush();
            return CommandLineRunner.WRONG_USE;
        }
        int code = lines.commandLine.execute(arguments.toArray(String[]::new));
        invocation.out().flush();
        invocation.err().flush();
        return code;
    }

    /** Whether a command's output, or the help that was asked for in its place, may be cached. */
    static boolean isCacheable(List<String> arguments, Invocation invocation) {
        Map<String, Supplier<?>> commands = needed(arguments, commands(invocation));
        if (commands.size() == 1 && Collections.disjoint(arguments, HELP_OPTIONS)) {
            return isCacheable(commands.values().iterator().next().get());
        }
        ParseResult level =
                new CommandLines(invocation, commands).commandLine.parseArgs(arguments.toArray(String[]::new));
        while (level.hasSubcommand() && !isHelp(level)) {
            level = level.subcommand();
        }
        return isHelp(level) || isCacheable(level.commandSpec().userObject());
    }

    private static boolean isCacheable(Object command) {
        return command instanceof CacheableCommand;
    }

    private static boolean isHelp(ParseResult level) {
        return level.isUsageHelpRequested() || level.isVersionHelpRequested();
    }

    /** What commands and options there are, for completion. */
    public static CommandSpec specification(Invocation invocation) {
        return commandLine(new RootCommand(), commands(invocation)).getCommandSpec();
    }

    /** All commands, in the order of the help. */
    private static Map<String, Supplier<?>> commands(Invocation invocation) {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("export", () -> new ExportCommand(invocation));
        commands.put("plan", () -> new PlanCommand(invocation));
        commands.put("verify", () -> new VerifyCommand(invocation));
        commands.put("preview", () -> new PreviewCommand(invocation));
        commands.put("formats", () -> new FormatsCommand(invocation));
        commands.put("targets", () -> new TargetsCommand(invocation));
        commands.put("runs", () -> RunsCommand.group(invocation));
        commands.put("resume", () -> new ResumeCommand(invocation));
        commands.put("plugin", () -> PluginCommand.group(invocation));
        commands.put(SHELL, () -> new ShellCommand(invocation));
        commands.put(HELP, HelpCommand::new);
        return commands;
    }

    /**
     * Only the commands that these arguments need, because picocli takes a while to inspect the class of each command.
     */
    private static Map<String, Supplier<?>> needed(List<String> arguments, Map<String, Supplier<?>> commands) {
        String first = arguments.isEmpty() ? HELP : arguments.get(0);
        Supplier<?> called = commands.get(first);
        return called == null || first.equals(HELP) ? commands : Map.of(first, called);
    }

    /**
     * Makes a parser that reads arguments the same way everywhere. An argument that begins with {@code @} is an
     * ordinary name, not a file of arguments.
     */
    private static CommandLine commandLine(RootCommand root, Map<String, Supplier<?>> commands) {
        CommandLine commandLine = new CommandLine(root);
        commands.forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .registerConverter(int.class, CommandLines::wholeNumber)
                .registerConverter(Integer.class, CommandLines::wholeNumber);
    }

    /** Picocli's own message names the type. */
    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number up to " + Integer.MAX_VALUE);
        }
    }

    /**
     * Runs what was parsed. Where help is asked for, picocli ignores unknown arguments and would explain another
     * command.
     */
    private static int execute(ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            CommandLine command = level.commandSpec().commandLine();
            if (WrongArguments.isNoCommand(command, level.unmatched())) {
                throw new UnmatchedArgumentException(command, level.unmatched());
            }
        }
        return new RunLast().execute(parsed);
    }

    private int wrongUse(ParameterException failure, List<String> arguments) {
        CommandLine command = failure.getCommandLine();
        invocation.complain("usage: " + WrongArguments.message(failure, arguments));
        invocation.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        trace(failure);
        return CommandLineRunner.WRONG_USE;
    }

    private int failed(Exception failure, CommandLine command) {
        boolean wrongUse = false;
        if (failure instanceof WrongUse wrong) {
            invocation.complain(wrong.code() + ": " + wrong.getMessage());
            wrongUse = true;
        } else if (failure instanceof ExportException known) {
            if (known instanceof JobException job) {
                invocation.print(List.of(job.json(invocation.engine().json()).toString()));
            }
            invocation.complain(known.line());
            wrongUse = isWrongUse(known.code());
        } else {
            invocation.complain("internal.error: " + failure + (root.debug() ? "" : " (--debug shows where)"));
        }
        if (wrongUse) {
            invocation.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        trace(failure);
        return wrongUse ? CommandLineRunner.WRONG_USE : CommandLineRunner.FAILED;
    }

    /** Whether a code says that the request itself is wrong, which is found before anything is read. */
    private static boolean isWrongUse(String code) {
        return code.startsWith("option.")
                || code.startsWith("params.")
                || code.equals("filter.refused")
                || code.equals("format.unknown")
                || code.equals("format.unmatched")
                || code.equals("target.unknown");
    }

    private void trace(Exception failure) {
        if (root.debug()) {
            StackTrace.print(failure, invocation.err());
        }
        invocation.err().flush();
    }
}
