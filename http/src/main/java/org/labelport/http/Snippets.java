package org.labelport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Makes foreign text fit to be shown: one line, bounded, without the secrets that the request carried. */
final class Snippets {

    /** The longest snippet, in bytes as received and in characters. */
    static final int LONGEST = 2048;

    /** Shorter values are words rather than secrets, and blotting them out would spoil the text. */
    private static final int SHORTEST_SECRET = 8;

    private static final String BLOT = "***";

    private Snippets() {}

    /**
     * The beginning of a body as one line.
     *
     * @param address whose query holds secrets
     * @param headerValues that hold secrets, as values or after a scheme such as {@code Bearer}
     */
    static String of(byte[] body, URI address, Collection<String> headerValues) {
        String text = new String(body, UTF_8);
        for (String secret : secrets(address, headerValues)) {
            text = withoutBeginning(text.replace(secret, BLOT), secret);
        }
        return oneLine(text, LONGEST);
    }

    /** The text without the first part of a secret at its end: a long body is cut wherever it may be. */
    private static String withoutBeginning(String text, String secret) {
        for (int length = secret.length() - 1; length >= SHORTEST_SECRET; length--) {
            if (text.endsWith(secret.substring(0, length))) {
                return text.substring(0, text.length() - length) + BLOT;
            }
        }
        return text;
    }

    /**
     * The text on one line: white space, control and format characters become single spaces, and what is too long is
     * cut.
     */
    static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        boolean space = false;
        for (int i = 0; i < text.length() && line.length() < longest; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isShown(c)) {
                if (space && line.length() > 0) {
                    line.append(' ');
                }
                line.appendCodePoint(c);
                space = false;
            } else {
                space = true;
            }
        }
        if (line.length() > longest) { // the last character takes two of Java's, or a space came before it
            line.setLength(Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest);
        }
        return line.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The secrets, longest first, so that a secret that contains another one is blotted out whole. */
    private static List<String> secrets(URI address, Collection<String> headerValues) {
        List<String> secrets = new ArrayList<>(headerValues);
        for (String value : headerValues) {
            secrets.add(value.substring(value.indexOf(' ') + 1));
        }
        if (address.getRawQuery() != null) {
            secrets.add(address.getRawQuery());
            for (String parameter : address.getRawQuery().split("&")) {
                String value = parameter.substring(parameter.indexOf('=') + 1);
                secrets.add(value);
                secrets.add(decoded(value));
            }
        }
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
