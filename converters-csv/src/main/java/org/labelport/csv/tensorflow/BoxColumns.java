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
import org.labelport.model.DataType;

/**
 * Where the columns are in a table, by the names that its header gives them; -1 for a column that is not there. A table of boxes has
 * corners or {@code box}. One of labels has neither: a class a row, or a column for each class that holds 1 and 0.
 *
 * @param right the second corner, or the width of boxes
 * @param bottom the second corner, or the height of boxes
 * @param areSides whether {@code right} and {@code bottom} are width and height
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
        boolean areSides,
        int box,
        int score,
        SortedMap<Integer, String> others) {

    private static final List<String> FILE = List.of(
            "filename",
            "image",
            "file",
            "file_name",
            "image_name",
            "image_path",
            "img_path",
            "file_path",
            "filepath",
            "path",
            "image_id");
    private static final List<String> CATEGORY =
            List.of("class", "label", "class_name", "label_name", "name", "category", "classid", "class_id");
    private static final List<String> SCORE = List.of("confidence", "score");

    /** Stands before the names of corners in tables of traffic signs. */
    private static final String REGION = "roi.";

    /** The columns of a table of makesense.ai, which older versions write without naming them. */
    private static final List<String> MAKESENSE = List.of(
            "label_name", "bbox_x", "bbox_y", "bbox_width", "bbox_height", "image_name", "image_width", "image_height");

    /** The columns of a header; empty when it is none. */
    static Optional<BoxColumns> of(Row header) {
        return of(header.cells());
    }

    /** The columns of a table whose first row is no header, but a box of makesense.ai. */
    static Optional<BoxColumns> ofMakesense(Row first) {
        boolean is = first.cells().size() == MAKESENSE.size()
                && DataType.IMAGE.isOf(first.cell(MAKESENSE.indexOf("image_name")))
                && IntStream.of(1, 2, 3, 4, 6, 7)
                        .allMatch(column -> Numbers.decimal(first.cell(column)).isPresent());
        return is ? of(MAKESENSE) : Optional.empty();
    }

    private static Optional<BoxColumns> of(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(name -> name.startsWith(REGION) ? name.substring(REGION.length()) : name)
                .toList();
        int left = corner(names, "x", "min");
        int top = corner(names, "y", "min");
        int right = corner(names, "x", "max");
        int bottom = corner(names, "y", "max");
        boolean areSides = right < 0 && bottom < 0;
        if (areSides) {
            left = left < 0 ? first(names, List.of("bbox_x", "x", "left")) : left;
            top = top < 0 ? first(names, List.of("bbox_y", "y", "top")) : top;
            right = left < 0 ? -1 : first(names, List.of("bbox_width", "w", "width"));
            bottom = top < 0 ? -1 : first(names, List.of("bbox_height", "h", "height"));
        }
        BoxColumns columns = new BoxColumns(
                        first(names, FILE),
                        side(names, "width", right),
                        side(names, "height", bottom),
                        first(names, CATEGORY),
                        left,
                        top,
                        right,
                        bottom,
                        areSides,
                        names.indexOf("bbox"),
                        first(names, SCORE),
                        Collections.emptySortedMap())
                .withOthers(header);
        boolean boxes = columns.hasCorners() ? columns.category >= 0 : columns.box >= 0;
        boolean complete = columns.file >= 0 && (boxes || columns.hasLabels());
        return complete ? Optional.of(columns) : Optional.empty();
    }

    /** A side of the picture, which is not that of the box. */
    private static int side(List<String> names, String side, int ofBox) {
        int column = first(names, List.of("image_" + side, "img_" + side, side));
        return column == ofBox ? -1 : column;
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
                areSides,
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
