package org.labelport.csv.tensorflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.csv.text.Row;

/**
 * Where the columns are in a table, by the names that its header gives them; -1 for a column that is not there.
 *
 * @param box x, y, width and height in one cell, instead of four corners
 */
record BoxColumns(int file, int width, int height, int category, int left, int top, int right, int bottom, int box) {

    private static final List<String> FILE =
            List.of("filename", "image", "file", "file_name", "image_path", "path", "image_id");
    private static final List<String> CATEGORY = List.of("class", "label", "class_name", "name", "category");

    /** The columns of a header; empty when it is none. */
    static Optional<BoxColumns> of(Row header) {
        List<String> names = header.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        BoxColumns columns = new BoxColumns(
                first(names, FILE),
                names.indexOf("width"),
                names.indexOf("height"),
                first(names, CATEGORY),
                corner(names, "x", "min"),
                corner(names, "y", "min"),
                corner(names, "x", "max"),
                corner(names, "y", "max"),
                names.indexOf("bbox"));
        boolean complete = columns.file >= 0 && (columns.hasCorners() ? columns.category >= 0 : columns.box >= 0);
        return complete ? Optional.of(columns) : Optional.empty();
    }

    /** Whether each corner has a column. */
    boolean hasCorners() {
        return left >= 0 && top >= 0 && right >= 0 && bottom >= 0;
    }

    private static int corner(List<String> names, String axis, String end) {
        return first(names, List.of(axis + end, axis + "_" + end, end + axis, axis + (end.equals("min") ? "1" : "2")));
    }

    private static int first(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }
}
