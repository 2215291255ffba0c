package org.labelport.labelstudio.place;

import org.labelport.model.Media;

/** A text as Label Studio counts it: each line end is one character, and offsets count code points. */
public final class TextLines {

    private final String original;
    private final CodePoints written;
    private final LineEnds ends;

    private TextLines(String original) {
        this.original = original;
        this.written = CodePoints.of(original.replace("\r\n", "\n").replace('\r', '\n'));
        this.ends = LineEnds.of(original);
    }

    public static TextLines of(Media media) {
        return new TextLines(media instanceof Media.Text text ? text.text() : "");
    }

    /** Returns the text that is written. */
    public String text() {
        return written.text();
    }

    public boolean changed() {
        return !original.equals(text());
    }

    /**
     * Converts a UTF-16 offset into the original to an offset in code points into the written text. An offset beyond
     * the end stays as far beyond it.
     */
    public int codePoint(int offset) {
        int within = Math.min(offset, original.length());
        return written.before(ends.inShorter(within)) + (offset - within);
    }

    /** Returns the written text between two offsets in code points. */
    public String between(int start, int end) {
        return written.between(Math.min(start, written.count()), Math.min(end, written.count()));
    }
}
