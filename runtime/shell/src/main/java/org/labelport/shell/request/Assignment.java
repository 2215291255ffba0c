package org.labelport.shell.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.shell.invocation.WrongUse;

/**
 * A {@code key=value} of the command line.
 *
 * @param key may be empty, for what has no name
 * @param value may be empty, and may hold {@code =}
 */
record Assignment(String key, String value) {

    /** @param option the option that it was given to, for the message */
    static Assignment parse(String option, String text) throws WrongUse {
        Assignment one = split(option, text);
        if (one.key().isEmpty()) {
            throw new WrongUse(
                    "option.invalid",
                    option + " '" + text + "' names nothing before its '='. Write it as " + option + " name=value.");
        }
        return one;
    }

    private static Assignment split(String option, String text) throws WrongUse {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new WrongUse(
                    "option.invalid", option + " '" + text + "' lacks a '='. Write it as " + option + " name=value.");
        }
        return new Assignment(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Several assignments in their order; a key may be empty. */
    static Map<String, String> parseAll(String option, List<String> texts) throws WrongUse {
        Map<String, String> all = new LinkedHashMap<>();
        for (String text : texts) {
            Assignment one = split(option, text);
            putOnce(all, one.key(), one.value(), option);
        }
        return all;
    }

    /** Adds a value, unless the key has one already. */
    static <T> void putOnce(Map<String, T> all, String key, T value, String option) throws WrongUse {
        if (all.putIfAbsent(key, value) != null) {
            throw new WrongUse("option.twice", option + " gives '" + key + "' twice. Keep one of them.");
        }
    }
}
