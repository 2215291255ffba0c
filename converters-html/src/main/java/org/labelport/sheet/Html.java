package org.labelport.sheet;

import org.labelport.output.ByteText;

/** Writes HTML: markup as it is, and texts with escapes, so that nothing in them is taken for markup. */
final class Html {

    private static final char REPLACEMENT = '\ufffd';

    private final ByteText out;

    Html(ByteText out) {
        this.out = out;
    }

    /** Writes markup of this program, without escapes. */
    Html markup(String markup) {
        out.text(markup);
        return this;
    }

    /** Writes a text of the data, as content or in a quoted attribute. */
    Html text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isShown(c) ? c : REPLACEMENT);
            }
        });
        out.text(safe);
        return this;
    }

    /**
     * Whether a character may be written. Control characters and marks that change the direction of writing are not:
     * with them a name could look like another one.
     */
    private static boolean isShown(int c) {
        return c == '\n'
                || c == '\t'
                || !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE;
    }

    /** Writes a number with at most two decimals. */
    Html number(double number) {
        out.shortest(number, 2);
        return this;
    }

    Html number(long number) {
        out.integer(number);
        return this;
    }
}
