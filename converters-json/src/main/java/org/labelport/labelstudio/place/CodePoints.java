package org.labelport.labelstudio.place;

import java.util.Arrays;

/**
 * Places in a text in code points, which Label Studio counts, and in UTF-16 units, which the model counts. Takes no
 * walk through the text for a place, since one text may have very many.
 */
public final class CodePoints {

    /** So many code points are walked through at most. */
    private static final int STEP = 64;

    private final String text;
    private final int count;
    /** The UTF-16 offset of each code point that is a multiple of {@link #STEP}; empty when units are code points. */
    private final int[] starts;

    private CodePoints(String text, int count, int[] starts) {
        this.text = text;
        this.count = count;
        this.starts = starts;
    }

    public static CodePoints of(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new CodePoints(text, count, new int[0]);
        }
        int[] starts = new int[(count - 1) / STEP + 1];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = text.offsetByCodePoints(starts[i - 1], STEP);
        }
        return new CodePoints(text, count, starts);
    }

    public String text() {
        return text;
    }

    /** Returns how many code points the text has. */
    public int count() {
        return count;
    }

    /** Returns the code points before a UTF-16 offset within the text. One that is cut in two counts. */
    public int before(int offset) {
        if (starts.length == 0) {
            return offset;
        }
        int found = Arrays.binarySearch(starts, offset);
        int step = found >= 0 ? found : -found - 2;
        return step * STEP + text.codePointCount(starts[step], offset);
    }

    /** Returns the UTF-16 offset of a code point, or the text's end for {@link #count()}. */
    public int offset(int point) {
        if (starts.length == 0) {
            return point;
        }
        int step = Math.min(point / STEP, starts.length - 1);
        return text.offsetByCodePoints(starts[step], point - step * STEP);
    }

    /** Returns the text between two code points. */
    public String between(int start, int end) {
        return text.substring(offset(start), offset(end));
    }
}
