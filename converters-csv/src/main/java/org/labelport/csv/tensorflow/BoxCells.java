package org.labelport.csv.tensorflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.csv.picture.read.ColumnNames;
import org.labelport.csv.picture.read.MissingValues;
import org.labelport.csv.picture.read.RowBox;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.text.Row;
import org.labelport.report.ItemException;

/** The columns that hold boxes, in one of the ways in which tables write them. */
sealed interface BoxCells {

    /** Returns a row's box, in pixels; empty when its cells have no values. */
    Optional<RowBox> box(Row row) throws ItemException;

    /** The indices of the columns, from 0. */
    List<Integer> columns();

    /** Two corners; each coordinate has a column. */
    record Corners(int left, int top, int right, int bottom) implements BoxCells {

        @Override
        public Optional<RowBox> box(Row row) throws ItemException {
            return areMissing(row, columns())
                    ? Optional.empty()
                    : Optional.of(new RowBox(
                            RowBoxes.number(row.cell(left), "xmin"),
                            RowBoxes.number(row.cell(top), "ymin"),
                            RowBoxes.number(row.cell(right), "xmax"),
                            RowBoxes.number(row.cell(bottom), "ymax")));
        }

        @Override
        public List<Integer> columns() {
            return List.of(left, top, right, bottom);
        }
    }

    /** The upper left corner, the width and the height; each number has a column. */
    record Sides(int left, int top, int width, int height) implements BoxCells {

        @Override
        public Optional<RowBox> box(Row row) throws ItemException {
            return areMissing(row, columns())
                    ? Optional.empty()
                    : Optional.of(withSides(
                            RowBoxes.number(row.cell(left), "x"),
                            RowBoxes.number(row.cell(top), "y"),
                            RowBoxes.number(row.cell(width), "the width"),
                            RowBoxes.number(row.cell(height), "the height")));
        }

        @Override
        public List<Integer> columns() {
            return List.of(left, top, width, height);
        }
    }

    /** The upper left corner, the width and the height in one cell, such as {@code [834.0, 222.0, 56.0, 36.0]}. */
    record OneCell(int column) implements BoxCells {

        private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]*)]");

        @Override
        public Optional<RowBox> box(Row row) throws ItemException {
            if (areMissing(row, columns())) {
                return Optional.empty();
            }
            Matcher list = LIST.matcher(row.cell(column).strip());
            String[] numbers = list.matches() ? list.group(1).split(",", -1) : new String[0];
            if (numbers.length != 4) {
                throw new ItemException(
                        "csv.cell",
                        "bbox must be x, y, width and height in brackets, such as [834.0, 222.0, 56.0, 36.0]");
            }
            return Optional.of(withSides(
                    RowBoxes.number(numbers[0].strip(), "x of bbox"),
                    RowBoxes.number(numbers[1].strip(), "y of bbox"),
                    RowBoxes.number(numbers[2].strip(), "width of bbox"),
                    RowBoxes.number(numbers[3].strip(), "height of bbox")));
        }

        @Override
        public List<Integer> columns() {
            return List.of(column);
        }
    }

    private static RowBox withSides(double left, double top, double width, double height) {
        return new RowBox(left, top, left + width, top + height);
    }

    private static boolean areMissing(Row row, List<Integer> columns) {
        return columns.stream().allMatch(column -> MissingValues.isMissing(row.cell(column)));
    }

    /**
     * Finds the columns of boxes by their names; empty when there are none, or not all that a box needs.
     */
    static Optional<BoxCells> of(ColumnNames names) {
        return all(names)
                .filter(cells -> cells.columns().stream().allMatch(column -> column >= 0))
                .findFirst();
    }

    /** Whether at least one of the names is that of a column of boxes. */
    static boolean areNamed(ColumnNames names) {
        return all(names).flatMap(cells -> cells.columns().stream()).anyMatch(column -> column >= 0);
    }

    private static Stream<BoxCells> all(ColumnNames names) {
        Corners corners = new Corners(
                end(names, "x", "min"), end(names, "y", "min"), end(names, "x", "max"), end(names, "y", "max"));
        boolean oneCorner = corners.right < 0 && corners.bottom < 0;
        return Stream.of(oneCorner ? sides(names, corners) : corners, new OneCell(names.first(List.of("bbox"))));
    }

    /**
     * Finds the columns of a corner and two sides. In some tables the sides of boxes have the names of the pictures'
     * sides, so they count only if there is a corner.
     */
    private static Sides sides(ColumnNames names, Corners corner) {
        int left = corner.left < 0 ? names.first(List.of("bboxx", "x", "left")) : corner.left;
        int top = corner.top < 0 ? names.first(List.of("bboxy", "y", "top")) : corner.top;
        return new Sides(
                left,
                top,
                left < 0 ? -1 : names.first(List.of("bboxwidth", "w", "width")),
                top < 0 ? -1 : names.first(List.of("bboxheight", "h", "height")));
    }

    private static int end(ColumnNames names, String axis, String end) {
        boolean fromZero = names.first(List.of(axis + "0")) >= 0 && names.first(List.of(axis + "2")) < 0;
        int number = (fromZero ? 0 : 1) + (end.equals("min") ? 0 : 1);
        return names.first(List.of(axis + end, end + axis, axis + number));
    }
}
