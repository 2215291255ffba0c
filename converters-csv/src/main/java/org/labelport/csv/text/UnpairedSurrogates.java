package org.labelport.csv.text;

import java.util.Locale;
import java.util.function.IntFunction;

/** Replaces unpaired surrogates, which are halves of characters that Java's strings can hold and UTF-8 cannot. */
public final class UnpairedSurrogates {

    private UnpairedSurrogates() {}

    /** Returns a text with the replacement character U+FFFD instead of them; the same object when there are none. */
    public static String replace(String text) {
        return replace(text, unit -> "\uFFFD");
    }

    /** Returns JSON text with escapes instead of them. */
    public static String escape(String json) {
        return replace(json, unit -> String.format(Locale.ROOT, "\\u%04x", unit));
    }

    private static String replace(String text, IntFunction<String> replacement) {
        int at = next(text, 0);
        if (at == text.length()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length() + 8);
        int done = 0;
        while (at < text.length()) {
            replaced.append(text, done, at).append(replacement.apply(text.charAt(at)));
            done = at + 1;
            at = next(text, done);
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return at;
                }
                at++;
            }
            at++;
        }
        return at;
    }
}
