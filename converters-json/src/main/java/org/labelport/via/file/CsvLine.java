package org.labelport.via.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a CSV of VIA, split as VIA does it: line breaks end a line even within quotes. */
public record CsvLine(long line, List<String> cells) {

    /** The header, which VIA compares byte by byte. */
    public static final String HEADER =
            "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes";

    /** A cell of a shape or attributes where there are none. */
    public static final String EMPTY = "{}";

    /** How many cells a line has. */
    public static final int FIELDS = 7;

    private static final String OLD_HEADER = "#" + HEADER;

    /** Whether a line is the header of VIA 1 or 2. */
    public static boolean isHeader(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.equals(HEADER) || plain.equals(OLD_HEADER);
    }

    /** Splits a line; empty when it does not have seven fields. */
    static Optional<CsvLine> parse(String text, long line) {
        List<String> cells = cut(text);
        return cells.size() == FIELDS ? Optional.of(new CsvLine(line, cells)) : Optional.empty();
    }

    /** Splits a line, however many cells it has; those in quotes keep them. */
    public static List<String> cut(String text) {
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

    /** Returns the key that VIA gives the picture: its name and size. */
    public String key() {
        return filename() + cells.get(1);
    }

    public String filename() {
        return unquoted(cells.get(0));
    }

    public String fileAttributes() {
        return unquoted(cells.get(2));
    }

    String regionCount() {
        return unquoted(cells.get(3)).strip();
    }

    public String shape() {
        return unquoted(cells.get(5));
    }

    boolean hasRegion() {
        String shape = shape().strip();
        return !shape.isEmpty() && !shape.equals(EMPTY);
    }

    public String attributes() {
        return unquoted(cells.get(6));
    }

    static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.charAt(0) == '"' && cell.charAt(cell.length() - 1) == '"';
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
