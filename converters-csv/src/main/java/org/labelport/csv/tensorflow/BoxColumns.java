package org.labelport.csv.tensorflow;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;

/**
 * Where the columns are in a table, by the names that its header gives them; -1 for a column that is not there. A table of boxes has
 * corners or {@code box}. One of labels has neither: a class a row, or a column for each class that holds 1 and 0.
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
                        Collections.emptySortedMap())
                .withOthers(header.cells());
        boolean boxes = columns.hasCorners() ? columns.category >= 0 : columns.box >= 0;
        boolean complete = columns.file >= 0 && (boxes || columns.hasLabels());
        return complete ? Optional.of(columns) : Optional.empty();
    }

    /** Whether there is nothing but labels. */
    private boolean hasLabels() {
        boolean plain = IntStream.of(width, height, left, top, right, bottom, box, score)
                .allMatch(column -> column < 0);
        return plain && (category >= 0) == others.isEmpty();
    }

    /** Whether each class has a column. */
    boolean hasClassColumns() {
        return !hasBoxes() && category < 0;
    }

    /** Whether a row has 1 or 0 in the column of each class. */
    boolean isTicked(Row row) {
        return others.keySet().stream().allMatch(column -> isTicked(row, column).isPresent());
    }

    /** Whether a cell in the column of a class is 1; empty when it is not 0 either. */
    static Optional<Boolean> isTicked(Row row, int column) {
        OptionalDouble number = Numbers.decimal(row.cell(column).strip());
        boolean known = number.isPresent() && (number.getAsDouble() == 0 || number.getAsDouble() == 1);
        return known ? Optional.of(number.getAsDouble() == 1) : Optional.empty();
    }

    /** Whether rows are boxes, and not labels of whole pictures. */
    boolean hasBoxes() {
        return hasCorners() || box >= 0;
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
