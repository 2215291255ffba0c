package org.labelport.csv.retinanet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.labelport.csv.picture.read.CornerUnit;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowBox;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Split;
import org.labelport.report.ItemException;

/**
 * Reads rows of a path, the two corners of a box in pixels and a class. A row of a picture without boxes has only the
 * path, with empty cells after it.
 */
record RetinanetDialect(CornerUnit unit, Split split, ClassList classes) implements RowDialect {

    static final int CELLS = 6;

    /** The number of cells in rows of SKU-110K, which end with the width and the height of the picture. */
    private static final int SIZED_CELLS = 8;

    private static final Pattern COLUMN = Pattern.compile("\\s*[A-Za-z_][A-Za-z_0-9]*\\s*");

    /** Whether a row is the first one and names columns, each differently, although keras-retinanet wants no header. */
    static boolean isHeader(Row row) {
        if (row.line() != 1 || row.cells().size() != CELLS && row.cells().size() != SIZED_CELLS) {
            return false;
        }
        List<String> corners = row.cells().subList(1, CELLS - 1);
        return corners.stream().allMatch(cell -> COLUMN.matcher(cell).matches())
                && corners.stream().distinct().count() == corners.size();
    }

    @Override
    public RowPicture picture(Row row) throws ItemException {
        boolean isSized = row.cells().size() == SIZED_CELLS;
        if (row.cells().size() != CELLS && !isSized) {
            throw new ItemException(
                    "csv.cell", row.cells().size() + " cells, not the " + CELLS + " of path,x1,y1,x2,y2,class");
        }
        if (row.cell(0).isEmpty()) {
            throw new ItemException("csv.cell", "the row does not name a picture");
        }
        return isSized
                ? new RowPicture(
                        split,
                        row.cell(0),
                        side(row.cell(CELLS), "the width"),
                        side(row.cell(CELLS + 1), "the height"),
                        "")
                : new RowPicture(split, row.cell(0));
    }

    private static int side(String cell, String name) throws ItemException {
        double side = RowBoxes.number(cell, name);
        if (side < 1 || side > Integer.MAX_VALUE) {
            throw new ItemException("csv.cell", name + " is " + cell + ", which is not a size in pixels");
        }
        return (int) side;
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        Optional<RowBox> box = box(row);
        if (box.isPresent()) {
            String category = RowBoxes.category(row.cell(5), classes.taxonomy(), classes.file());
            RowBoxes.add(into, category, unit.pixels(box.get()));
        }
    }

    /** Reads the corners of a row; empty for a picture without boxes. */
    static Optional<RowBox> box(Row row) throws ItemException {
        if (IntStream.range(1, CELLS).mapToObj(row::cell).allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new RowBox(
                RowBoxes.number(row.cell(1), "x1"),
                RowBoxes.number(row.cell(2), "y1"),
                RowBoxes.number(row.cell(3), "x2"),
                RowBoxes.number(row.cell(4), "y2")));
    }
}
