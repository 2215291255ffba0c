package org.labelport.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.NearNames;
import org.labelport.shell.text.Listing;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with arguments, in words for users, where picocli's own are for programmers. */
final class WrongArguments {

    private WrongArguments() {}

    /** One or two sentences. */
    static String message(ParameterException failure, List<String> arguments) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, arguments);
        }
        if (failure.getArgSpec() instanceof OptionSpec option && option.type().isEnum() && failure.getValue() != null) {
            // Picocli's own message has the constants' names.
            return "'" + failure.getValue() + "' is not a value for " + option.longestName() + ". Give one of "
                    + option.paramLabel().replace("|", ", ") + ".";
        }
        return withStop(failure.getMessage());
    }

    /** Whether what is left over should have been the name of a command. */
    static boolean isNoCommand(CommandLine command, List<String> unmatched) {
        return !command.getSubcommands().isEmpty()
                && !unmatched.isEmpty()
                && !unmatched.get(0).startsWith("-");
    }

    private static String unmatched(UnmatchedArgumentException failure, List<String> arguments) {
        CommandLine command = failure.getCommandLine();
        List<String> words = failure.getUnmatched();
        Optional<String> oneDash = oneDash(command, arguments);
        String message = failure.getMessage();
        if (isNoCommand(command, words)) {
            return noCommand(words.get(0), command.getSubcommands().keySet());
        } else if (oneDash.isPresent()) {
            return "'" + oneDash.get() + "' is no option. Did you mean -" + oneDash.get() + "?";
        } else if (!words.get(0).startsWith("-")) {
            message = "there is no place for '" + String.join("', '", words)
                    + "'. A value with blanks needs quotation marks";
        }
        return failure.getSuggestions().isEmpty()
                ? withStop(message)
                : withStop(message) + " Did you mean "
                        + failure.getSuggestions().get(0) + "?";
    }

    private static String noCommand(String word, Set<String> commands) {
        return "there is no command '" + word + "'. Commands: " + Listing.of(commands) + "."
                + NearNames.of(word, commands.stream()).stream()
                        .findFirst()
                        .map(near -> " Did you mean " + near + "?")
                        .orElse("");
    }

    /**
     * An argument that is an option but for a second dash: of {@code -out x}, {@code -o} would take {@code ut}, and x be
     * left over.
     */
    private static Optional<String> oneDash(CommandLine command, List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.matches("-[^-].+"))
                .filter(argument -> command.getCommandSpec().findOption("-" + argument) != null)
                .findFirst();
    }

    private static String withStop(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
