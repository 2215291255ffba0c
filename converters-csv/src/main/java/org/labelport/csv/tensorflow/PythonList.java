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
            if (quote != NONE && c == '\\' && i + 2 < cell.length()) {
                element.append(cell.charAt(++i));
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
}
