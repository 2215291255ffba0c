package org.labelport.labelstudio.write;

import org.labelport.model.Media;

/**
 * A text as Label Studio counts it: each line end is one character, and offsets count code points.
 *
 * @param original the item's text
 * @param text the text that is written
 */
record TextLines(String original, String text) {

    static TextLines of(Media media) {
        String original = media instanceof Media.Text text ? text.text() : "";
        return new TextLines(original, normal(original));
    }

    boolean changed() {
        return !original.equals(text);
    }

    /**
     * Converts a UTF-16 offset into the original to an offset in code points into the written text. An offset beyond
     * the end stays as far beyond it.
     */
    int codePoint(int offset) {
        int within = Math.min(offset, original.length());
        String before = normal(original.substring(0, within));
        boolean splitsLineEnd = within > 0
                && within < original.length()
                && original.charAt(within - 1) == '\r'
                && original.charAt(within) == '\n';
        int units = before.codePointCount(0, before.length()) - (splitsLineEnd ? 1 : 0);
        return units + (offset - within);
    }

    /** Returns the written text between two offsets in code points. */
    String between(int start, int end) {
        int count = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(start, count));
        return text.substring(from, text.offsetByCodePoints(0, Math.min(end, count)));
    }

    private static String normal(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
