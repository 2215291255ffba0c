package org.labelport.voc;

import org.labelport.output.ByteText;

/** Writes indented XML elements, replacing what XML 1.0 cannot hold. */
final class XmlText {

    private static final String REPLACEMENT = "\uFFFD";

    private final ByteText out;
    private int depth;
    private boolean replaced;

    XmlText(ByteText out) {
        this.out = out;
    }

    XmlText open(String tag) {
        indent();
        out.ascii('<').text(tag).text(">\n");
        depth++;
        return this;
    }

    XmlText close(String tag) {
        depth--;
        indent();
        end(tag);
        return this;
    }

    /** An element that holds only text. */
    XmlText leaf(String tag, String text) {
        indent();
        out.ascii('<').text(tag).ascii('>');
        escaped(text);
        end(tag);
        return this;
    }

    XmlText leaf(String tag, long number) {
        return leaf(tag, Long.toString(number));
    }

    /** Whether a text held characters that had to be replaced since the last call. */
    boolean takeReplaced() {
        boolean result = replaced;
        replaced = false;
        return result;
    }

    private void indent() {
        for (int i = 0; i < depth; i++) {
            out.text("  ");
        }
    }

    private void end(String tag) {
        out.text("</").text(tag).text(">\n");
    }

    private void escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // Readers turn a carriage return into a line feed unless it is written like this.
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if (isAllowed(character)) {
                        escaped.appendCodePoint(character);
                    } else {
                        escaped.append(REPLACEMENT);
                        replaced = true;
                    }
                }
            }
        });
        out.text(escaped);
    }

    /** The production {@code Char} of XML 1.0. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
