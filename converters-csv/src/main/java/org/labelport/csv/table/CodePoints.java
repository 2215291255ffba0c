package org.labelport.csv.table;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Media;

/** Converts text offsets between UTF-16 units, which the model counts, and code points, which Python counts. */
public final class CodePoints {

    /** For media without a text: offsets stay the same. */
    private static final CodePoints SAME = new CodePoints("", null);

    private final String text;
    /** UTF-16 offset of each code point; null when every code point is one unit, so that offsets stay the same. */
    private final int @Nullable [] starts;

    private CodePoints(String text, int @Nullable [] starts) {
        this.text = text;
        this.starts = starts;
    }

    /** Returns the conversion for the text of media; the same offsets for media without a text. */
    public static CodePoints of(Media media) {
        return media instanceof Media.Text text ? of(text.text()) : SAME;
    }

    private static CodePoints of(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new CodePoints(text, null);
        }
        int[] starts = new int[count];
        for (int point = 0, unit = 0; point < count; point++) {
            starts[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        return new CodePoints(text, starts);
    }

    /**
     * Converts an offset in UTF-16 units to one in code points. An offset beyond the text's end stays as far beyond it;
     * an offset inside a character becomes that of the next character.
     */
    public int fromUtf16(int offset) {
        if (starts == null) {
            return offset;
        }
        if (offset >= text.length()) {
            return starts.length + (offset - text.length());
        }
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** Converts an offset in code points to one in UTF-16 units. An offset beyond the end stays as far beyond it. */
    public int toUtf16(int offset) {
        if (starts == null) {
            return offset;
        }
        return offset < starts.length ? starts[offset] : Math.addExact(text.length(), offset - starts.length);
    }

    /** Returns the text between two UTF-16 offsets; empty when it would end beyond the text. */
    public Optional<String> covered(int start, int end) {
        return end <= text.length() ? Optional.of(text.substring(start, end)) : Optional.empty();
    }
}
