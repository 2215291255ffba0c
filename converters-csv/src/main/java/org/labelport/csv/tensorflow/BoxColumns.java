package org.labelport.csv.tensorflow;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.csv.text.Row;

/**
 * Where the columns are in a table, by the names that its header gives them; -1 for a column that is not there.
 *
 * @param box x, y, width and height in one cell, instead of four corners
 * @param score a model's confidence
 * @param others names of all other columns, by their places
 */
record BoxColumns(
        int file,
        int width,
        int height,
        int category,
        int left,
        int top,
        int right,
        int bottom,
        int box,
        int score,
        SortedMap<Integer, String> others) {

    private static final List<String> FILE =
            List.of("filename", "image", "file", "file_name", "image_path", "path", "image_id");
    private static final List<String> CATEGORY = List.of("class", "label", "class_name", "name", "category");

    private static final List<String> SCORE = List.of("confidence", "score");

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
                names.indexOf("bbox"),
                first(names, SCORE),
                Collections.emptySortedMap());
        boolean complete = columns.file >= 0 && (columns.hasCorners() ? columns.category >= 0 : columns.box >= 0);
        return complete ? Optional.of(columns.withOthers(header.cells())) : Optional.empty();
    }

    /** A column without a name is the number of the row, as pandas writes it. */
    private BoxColumns withOthers(List<String> header) {
        Set<Integer> known = Set.copyOf(List.of(file, width, height, category, left, top, right, bottom, box, score));
        Set<String> names = new HashSet<>();
        SortedMap<Integer, String> unknown = new TreeMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place).strip();
            if (!known.contains(place) && !name.isEmpty()) {
                unknown.put(place, names.add(name) ? name : name + "__" + (place + 1));
            }
        }
        return new BoxColumns(
                file,
                width,
                height,
                category,
                left,
                top,
                right,
                bottom,
                box,
                score,
                Collections.unmodifiableSortedMap(unknown));
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
