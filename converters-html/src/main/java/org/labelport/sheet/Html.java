package org.labelport.sheet;

import org.labelport.output.ByteText;

/** Writes HTML: markup as it is, texts so that nothing in them is taken for markup. */
final class Html {

    private static final char REPLACEMENT = '\ufffd';

    private final ByteText out;

    Html(ByteText out) {
        this.out = out;
    }

    /** Markup that the program wrote itself. */
    Html markup(String markup) {
        out.text(markup);
        return this;
    }

    /** Text of data, for content and for quoted attributes. */
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

    /** Controls and marks that turn the direction of writing would let a name look like another. */
    private static boolean isShown(int c) {
        return c == '\n'
                || c == '\t'
                || !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE;
    }

    /** A number with at most two decimals. */
    Html number(double number) {
        out.shortest(number, 2);
        return this;
    }

    Html number(long number) {
        out.integer(number);
        return this;
    }
}
