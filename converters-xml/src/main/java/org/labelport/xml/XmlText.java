package org.labelport.xml;

import org.labelport.output.ByteText;

/** Writes indented XML elements. Characters that XML 1.0 cannot hold are replaced by U+FFFD. */
public final class XmlText {

    private static final String REPLACEMENT = "\uFFFD";

    private final ByteText out;
    private int depth;
    private boolean replaced;

    /** Starts at the left margin. */
    public XmlText(ByteText out) {
        this(out, 0);
    }

    /**
     * Starts inside elements that the caller opens and closes.
     *
     * @param depth number of these elements
     */
    public XmlText(ByteText out, int depth) {
        this.out = out;
        this.depth = depth;
    }

    /** Writes the XML declaration, with which every file begins although readers do not need it. */
    public XmlText declaration() {
        out.text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        return this;
    }

    /** Begins an element that holds elements. */
    public XmlText open(String tag) {
        return start(tag).content();
    }

    /** Ends an element that holds elements. */
    public XmlText close(String tag) {
        depth--;
        indent();
        end(tag);
        return this;
    }

    /** Writes an element that holds only text. */
    public XmlText leaf(String tag, String text) {
        return start(tag).textContent(tag, text);
    }

    /** Writes an element that holds only a whole number. */
    public XmlText leaf(String tag, long number) {
        return leaf(tag, Long.toString(number));
    }

    /**
     * Begins a tag. Attributes may follow until {@link #content}, {@link #textContent} or {@link #noContent} ends it.
     */
    public XmlText start(String tag) {
        indent();
        out.ascii('<').text(tag);
        return this;
    }

    /** Writes an attribute into the tag that was begun. */
    public XmlText attribute(String name, String value) {
        attributeName(name);
        escaped(value, true);
        out.ascii('"');
        return this;
    }

    /** Writes an attribute that is a whole number. */
    public XmlText attribute(String name, long number) {
        attributeName(name);
        out.integer(number).ascii('"');
        return this;
    }

    /**
     * Writes an attribute that is a number: its shortest text after rounding.
     *
     * @param maxDecimals how many decimals remain after rounding
     */
    public XmlText attribute(String name, double number, int maxDecimals) {
        attributeName(name);
        out.shortest(number, maxDecimals).ascii('"');
        return this;
    }

    /** Ends the tag that was begun. Elements follow, and then {@link #close}. */
    public XmlText content() {
        out.text(">\n");
        depth++;
        return this;
    }

    /** Ends the tag that was begun, writes a text as its only content, and ends the element. */
    public XmlText textContent(String tag, String text) {
        out.ascii('>');
        escaped(text, false);
        end(tag);
        return this;
    }

    /** Ends the tag that was begun, and its element, which is empty. */
    public XmlText noContent() {
        out.text("/>\n");
        return this;
    }

    /** Returns whether a character had to be replaced since the last call. */
    public boolean takeReplaced() {
        boolean result = replaced;
        replaced = false;
        return result;
    }

    /** Returns a text as it is written: with U+FFFD in place of characters that XML cannot hold. */
    public static String writable(String text) {
        if (text.codePoints().allMatch(XmlText::isAllowed)) {
            return text;
        }
        StringBuilder writable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isAllowed(character)) {
                writable.appendCodePoint(character);
            } else {
                writable.append(REPLACEMENT);
            }
        });
        return writable.toString();
    }

    private void attributeName(String name) {
        out.ascii(' ').text(name).text("=\"");
    }

    private void indent() {
        for (int i = 0; i < depth; i++) {
            out.text("  ");
        }
    }

    private void end(String tag) {
        out.text("</").text(tag).text(">\n");
    }

    private void escaped(String text, boolean attribute) {
        if (isPlain(text)) {
            out.text(text);
            return;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // Readers turn a carriage return into a line feed unless it is written like this.
                case '\r' -> escaped.append("&#13;");
                // In attributes readers also turn tabs and line feeds into blanks.
                case '\n' -> escaped.append(attribute ? "&#10;" : "\n");
                case '\t' -> escaped.append(attribute ? "&#9;" : "\t");
                case '"' -> escaped.append(attribute ? "&quot;" : "\"");
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

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"') {
                return false;
            }
        }
        return true;
    }

    /** Whether XML 1.0 allows a character (its production {@code Char}). */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
