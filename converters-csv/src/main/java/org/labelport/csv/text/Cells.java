package org.labelport.csv.text;

import org.labelport.output.ByteText;

/** Writes cells with quotation marks where a reader needs them. */
public final class Cells {

    private Cells() {}

    /**
     * Appends a text that UTF-8 can encode.
     *
     * @param separator the character between cells
     */
    public static ByteText append(ByteText out, String text, char separator) {
        if (needsQuotes(text, separator)) {
            return out.ascii('"').text(text.replace("\"", "\"\"")).ascii('"');
        }
        return out.text(text);
    }

    /** Appends any text, as {@link #writable}, to a table whose cells are separated by commas. */
    public static ByteText append(ByteText out, String text) {
        return append(out, writable(text), ',');
    }

    /** Returns a text that every reader of CSV accepts: with U+FFFD instead of NUL and of unpaired surrogates. */
    public static String writable(String text) {
        return UnpairedSurrogates.replace(text).replace('\0', '\uFFFD');
    }

    private static boolean needsQuotes(String text, char separator) {
        if (text.isEmpty()) {
            return false;
        }
        if (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
