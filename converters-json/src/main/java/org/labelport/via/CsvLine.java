package org.labelport.via;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a CSV of VIA, split as VIA does it: line breaks end a line even within quotes. */
record CsvLine(long line, List<String> cells) {

    static final int FIELDS = 7;

    private static final String OLD_HEADER = "#" + CsvViaPlan.HEADER;

    static boolean isHeader(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.equals(CsvViaPlan.HEADER) || plain.equals(OLD_HEADER);
    }

    /** Splits a line; empty when it does not have seven fields. */
    static Optional<CsvLine> parse(String text, long line) {
        List<String> cells = cut(text);
        return cells.size() == FIELDS ? Optional.of(new CsvLine(line, cells)) : Optional.empty();
    }

    static List<String> cut(String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                quoted ^= c == '"';
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    String key() {
        return filename() + cells.get(1);
    }

    String filename() {
        return unquoted(cells.get(0));
    }

    String fileAttributes() {
        return unquoted(cells.get(2));
    }

    String regionCount() {
        return unquoted(cells.get(3)).strip();
    }

    String shape() {
        return unquoted(cells.get(5));
    }

    boolean hasRegion() {
        String shape = shape().strip();
        return !shape.isEmpty() && !shape.equals(CsvViaPlan.EMPTY);
    }

    String attributes() {
        return unquoted(cells.get(6));
    }

    static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.charAt(0) == '"' && cell.charAt(cell.length() - 1) == '"';
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
