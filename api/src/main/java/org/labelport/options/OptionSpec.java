package org.labelport.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Declares one option of a format or one filter key of a target.
 *
 * @param name as the user writes it: lower case, words joined by {@code -}
 * @param type what the value is checked against
 * @param defaultValue used when the user gives none; empty when there is no default
 * @param required whether the user must give a value
 * @param allowed for {@link Type#CHOICE}: the values to choose from, in the order they are shown
 * @param help one line that says what the option does
 */
public record OptionSpec(
        String name, Type type, Optional<String> defaultValue, boolean required, List<String> allowed, String help) {

    /** What a value may be. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number. */
        INTEGER,
        /** A finite number. */
        DECIMAL,
        /** One of the allowed values. */
        CHOICE,
        /** A file or folder of the machine that the export runs on; relative paths start at the working directory. */
        PATH,
        /** A width and a height in pixels, such as {@code 1920x1080}. */
        SIZE,
        /** Texts; the command line separates them by commas. */
        LIST
    }

    public OptionSpec {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(help, "help");
        allowed = List.copyOf(allowed);
        if ((type == Type.CHOICE) == allowed.isEmpty()) {
            throw new IllegalArgumentException("option '" + name + "': a choice lists its values, no other type does");
        }
    }

    /** One of several values. */
    public static OptionSpec choice(String name, String defaultValue, List<String> allowed, String help) {
        return new OptionSpec(name, Type.CHOICE, Optional.of(defaultValue), false, allowed, help);
    }

    /** A switch. */
    public static OptionSpec flag(String name, DefaultFlag defaultValue, String help) {
        return new OptionSpec(
                name,
                Type.FLAG,
                Optional.of(defaultValue == DefaultFlag.ON ? "true" : "false"),
                false,
                List.of(),
                help);
    }

    /** An optional value without a default. */
    public static OptionSpec optional(String name, Type type, String help) {
        return new OptionSpec(name, type, Optional.empty(), false, List.of(), help);
    }

    /** A value that the user must give. */
    public static OptionSpec required(String name, Type type, String help) {
        return new OptionSpec(name, type, Optional.empty(), true, List.of(), help);
    }

    /** The state of a switch that the user does not set. */
    public enum DefaultFlag {
        /** On unless switched off. */
        ON,
        /** Off unless switched on. */
        OFF
    }
}
