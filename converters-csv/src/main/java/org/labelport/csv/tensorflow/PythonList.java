package org.labelport.csv.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a cell that holds a list as Python writes it, such as {@code ['big cat', "a dog's", fox]}. */
final class PythonList {

    private static final char NONE = 0;

    private PythonList() {}

    /** Returns the elements; empty when a cell is no list. */
    static Optional<List<String>> of(String cell) {
        if (!cell.startsWith("[") || !cell.endsWith("]") || cell.length() < 2) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        char quote = NONE;
        boolean quoted = false;
        for (int i = 1; i < cell.length() - 1; i++) {
            char c = cell.charAt(i);
            if (quote != NONE && c == '\\') {
                i = escape(cell, i, element);
            } else if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '\'' || c == '"') && element.length() == 0 && !quoted) {
                quote = c;
                quoted = true;
            } else if (quote == NONE && c == ',') {
                elements.add(quoted ? element.toString() : element.toString().strip());
                element.setLength(0);
                quoted = false;
            } else if (quote != NONE || !Character.isWhitespace(c) || !quoted && element.length() > 0) {
                element.append(c);
            }
        }
        elements.add(quoted ? element.toString() : element.toString().strip());
        return Optional.of(elements);
    }

    /**
     * Adds what a backslash and the characters behind it stand for: a quotation mark, a backslash, or the number of a
     * character. Others stay as they are.
     *
     * @return the place of the last of them
     */
    private static int escape(String cell, int at, StringBuilder into) {
        char next = at + 2 < cell.length() ? cell.charAt(at + 1) : NONE;
        int digits = next == 'u' ? 4 : next == 'x' ? 2 : 0;
        int number = digits > 0 ? number(cell, at + 2, digits) : -1;
        if (number >= 0) {
            into.append((char) number);
            return at + 1 + digits;
        }
        boolean stands = next == '\'' || next == '"' || next == '\\';
        into.append(stands ? next : '\\');
        return stands ? at + 1 : at;
    }

    /** The number that hexadecimal digits in a cell, before its last character, are; -1 when they are none. */
    private static int number(String cell, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i + 1 < cell.length() ? Character.digit(cell.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }
}
