package org.labelport.shell.create;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.shell.invocation.WrongUse;

/**
 * What a new plug-in is called.
 *
 * @param format the format's id; also the project's folder and artifact
 * @param packageName of its classes; also the name of its bundle
 */
public record PluginNames(String format, String packageName) {

    private static final int LONGEST = 60;
    private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    /** Names of devices on Windows, which folders cannot have. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]");

    /** The one format name whose plan class would have the name of a class of the API. */
    private static final String CONVERSION = "conversion";

    private static final Set<String> JAVA_WORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient true try void volatile while")
                    .split(" "));

    /**
     * Checks the names.
     *
     * @param packageName empty for {@code com.example.} and the format's name
     * @throws WrongUse {@code plugin.name} when a name is not allowed
     */
    public static PluginNames of(String format, String packageName) throws WrongUse {
        if (!FORMAT.matcher(format).matches() || format.length() > LONGEST) {
            throw refused("'" + format + "' is not a name of a format: up to " + LONGEST
                    + " lower-case letters and digits, in words joined by '-'. For example my-format.");
        }
        if (DEVICE.matcher(format).matches() || format.equals(CONVERSION)) {
            throw refused("a format cannot be called '" + format + "', which is taken. Give it another name, such as "
                    + format + "-table.");
        }
        String chosen = packageName.isEmpty() ? "com.example." + format.replace("-", "") : packageName;
        if (!PACKAGE.matcher(chosen).matches()) {
            throw refused("'" + chosen
                    + "' is not a package for a plug-in: two or more words of lower-case letters and digits,"
                    + " joined by dots. For example --package com.acme." + format.replace("-", "") + ".");
        }
        for (String word : chosen.split("\\.")) {
            if (JAVA_WORDS.contains(word) || DEVICE.matcher(word).matches()) {
                throw refused("'" + word + "' cannot be part of the package '" + chosen
                        + "', since it has a meaning of its own. Give another one with --package.");
            }
        }
        if (Stream.of("java.", "javax.", "org.labelport.").anyMatch((chosen + ".")::startsWith)) {
            throw refused(
                    "the package '" + chosen + "' belongs to Java or Labelport. Give one of yours with --package.");
        }
        return new PluginNames(format, chosen);
    }

    /** The prefix of its class names: {@code MyFormat} of {@code my-format}. */
    String classPrefix() {
        return words().map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Its name for people: {@code My format} of {@code my-format}. */
    String title() {
        String text = words().collect(Collectors.joining(" "));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Stream<String> words() {
        return Stream.of(format.split("-"));
    }

    private static WrongUse refused(String message) {
        return new WrongUse("plugin.name", message);
    }
}
