package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.export.ExportListener;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;

/** Gives a format options that it does not have and values that it does not take, and each value that it lists. */
final class OptionChecks {

    private final EngineTrial trial;
    private final DataSet data;

    OptionChecks(EngineTrial trial, DataSet data) {
        this.trial = trial;
        this.data = data;
    }

    void unknownIsRefused() throws IOException, InterruptedException {
        refused("no-such-option", "x", "option.unknown");
    }

    void valuesAreChecked() throws IOException, InterruptedException {
        for (OptionSpec option : trial.format().options()) {
            wrongValue(option.type()).ifPresent(value -> {
                try {
                    refused(option.name(), value, "option.invalid");
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            for (String value : listedValues(option)) {
                accepted(option.name(), value);
            }
        }
    }

    private static Optional<String> wrongValue(OptionSpec.Type type) {
        return switch (type) {
            case FLAG, INTEGER, DECIMAL, CHOICE, SIZE -> Optional.of("no such value");
            case PATH -> Optional.of("nul\u0000byte");
            case TEXT, LIST -> Optional.empty();
        };
    }

    private static List<String> listedValues(OptionSpec option) {
        return option.type() == OptionSpec.Type.FLAG ? List.of("true", "false") : option.allowed();
    }

    private void refused(String option, String value, String code) throws IOException, InterruptedException {
        Path destination = trial.destination();
        try {
            start(destination, option, value);
            throw Rule.OPTIONS.failure("the value '" + value + "' of the option '" + option + "' was accepted");
        } catch (ExportException e) {
            Rule.OPTIONS.require(
                    e.code().equals(code) && e.getMessage().contains(option),
                    "'" + option + "' = '" + value + "' should be refused as " + code + ", not as: " + e.line());
        }
        Rule.OPTIONS.require(
                Files.notExists(destination), "'" + option + "' = '" + value + "' was refused after writing began");
    }

    /** A listed value works, or is refused with a reason: some need other options beside them. */
    private void accepted(String option, String value) throws InterruptedException {
        try {
            start(trial.destination(), option, value);
        } catch (ExportException e) {
            Rule.OPTIONS.require(
                    !e.code().startsWith("converter.") && !e.code().equals("option.invalid"),
                    "'" + option + "' lists the value '" + value + "', but with it the format fails: " + e.line());
        }
    }

    private void start(Path destination, String option, String value) throws ExportException, InterruptedException {
        Map<String, Object> values = new HashMap<>(trial.options());
        values.put(option, value);
        trial.start(new MemoryTarget(data), trial.converter(), trial.params(destination), values, ExportListener.NONE)
                .await();
    }
}
