package org.labelport.labelstudio.write;

import org.labelport.model.Media;

/** A text as Label Studio counts it: lines end with one character, offsets are in code points. */
record TextLines(String original, String text) {

    static TextLines of(Media media) {
        String original = media instanceof Media.Text text ? text.text() : "";
        return new TextLines(original, normal(original));
    }

    boolean changed() {
        return !original.equals(text);
    }

    /** The code points before a UTF-16 offset into the original; beyond its end, as far beyond. */
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

    /** The text between two code points. */
    String between(int start, int end) {
        int count = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(start, count));
        return text.substring(from, text.offsetByCodePoints(0, Math.min(end, count)));
    }

    private static String normal(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
