package org.labelport.voc.synapse;

import java.math.BigInteger;
import org.labelport.output.ByteText;

/** Writes one XML file as Python's ElementTree does: in one line, without a newline at its end. */
final class SynapseXml {

    private final ByteText out;

    SynapseXml(ByteText out) {
        this.out = out;
    }

    void head(String name, int width, int height, int depth, boolean segmented) {
        out.text("<?xml version='1.0' encoding='utf-8'?>\n<annotation>");
        leaf("folder", "Images");
        leaf("filename", name);
        leaf("path", name);
        out.text("<source>");
        leaf("database", "Unknown");
        out.text("</source><size>");
        leaf("width", Integer.toString(width));
        leaf("height", Integer.toString(height));
        leaf("depth", Integer.toString(depth));
        out.text("</size>");
        leaf("segmented", segmented ? "1" : "0");
    }

    /**
     * Writes an object.
     *
     * @param edges left, top, right and bottom
     */
    void object(String name, BigInteger[] edges) {
        out.text("<object>");
        leaf("name", name);
        leaf("pose", "Unspecified");
        leaf("truncated", "0");
        leaf("difficult", "0");
        out.text("<bndbox>");
        leaf("xmin", edges[0].toString());
        leaf("ymin", edges[1].toString());
        leaf("xmax", edges[2].toString());
        leaf("ymax", edges[3].toString());
        out.text("</bndbox></object>");
    }

    void end() {
        out.text("</annotation>");
    }

    private void leaf(String tag, String text) {
        out.ascii('<').text(tag);
        if (text.isEmpty()) {
            out.text(" />");
        } else {
            out.ascii('>').text(escaped(text)).text("</").text(tag).ascii('>');
        }
    }

    /**
     * Escapes a text. Line ends and control characters stay as they are. A surrogate without its other half, which
     * UTF-8 cannot hold, becomes a character reference.
     */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    if (isSurrogate(character)) {
                        escaped.append("&#").append(character).append(';');
                    } else {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Whether a text has only characters that XML 1.0 can hold. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .allMatch(character -> character == '\t'
                        || character == '\n'
                        || character == '\r'
                        || character >= ' ' && !isSurrogate(character) && character != 0xFFFE && character != 0xFFFF);
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
