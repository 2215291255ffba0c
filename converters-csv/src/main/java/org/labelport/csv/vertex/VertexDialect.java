package org.labelport.csv.vertex;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowBox;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemException;

/**
 * Reads rows of a set, a path or text, and labels. The corners of a box follow its label.
 *
 * @param split of rows without a set
 */
record VertexDialect(Split split) implements RowDialect {

    static final String LOOSE_CORNERS =
            "after the label are shares instead of further labels. The corners of a box are eight cells:"
                    + " X_MIN,Y_MIN,,,X_MAX,Y_MAX,,";

    @Override
    public RowPicture picture(Row row) throws ItemException {
        VertexRow cells = VertexRow.of(row);
        if (VertexRow.hasOtherWord(row)) {
            throw new ItemException(
                    "csv.cell", "'" + row.cell(0) + "' is not a set, such as training, validation, test or TRAIN");
        }
        if (cells.isPlaceless()) {
            throw new ItemException("csv.cell", "the row does not name a file");
        }
        String key = cells.isStored() || cells.isPicture() ? cells.place() : InlineText.nameOf(cells.place());
        return new RowPicture(cells.split() == Split.NONE ? split : cells.split(), key);
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        VertexRow cells = VertexRow.of(row);
        if (cells.isBox()) {
            box(cells.rest(), frame, into);
            return;
        }
        if (cells.isCutBox()) {
            box(
                    Stream.concat(cells.rest().stream(), Stream.of("", ""))
                            .limit(VertexRow.BOX_REST)
                            .toList(),
                    frame,
                    into);
            return;
        }
        if (cells.hasLooseCorners()) {
            throw new ItemException("csv.cell", LOOSE_CORNERS);
        }
        for (String label : cells.rest()) {
            if (!label.isEmpty()) {
                RowBoxes.add(into, label, new Shape.Whole());
            }
        }
    }

    private static void box(List<String> cells, PictureFrame frame, List<Annotation> into) throws ItemException {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (cells.subList(1, cells.size()).stream().allMatch(String::isEmpty)) {
            RowBoxes.add(into, cells.get(0), new Shape.Whole());
            return;
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < cells.size(); i += 2) {
            OptionalDouble across = share(cells.get(i));
            OptionalDouble down = share(cells.get(i + 1));
            if (across.isPresent()) {
                left = Math.min(left, across.getAsDouble());
                right = Math.max(right, across.getAsDouble());
            }
            if (down.isPresent()) {
                top = Math.min(top, down.getAsDouble());
                bottom = Math.max(bottom, down.getAsDouble());
            }
        }
        if (right < left || bottom < top) {
            throw new ItemException("csv.cell", "the box has no corners");
        }
        RowBoxes.add(
                into,
                RowBoxes.category(cells.get(0), Taxonomy.EMPTY, ""),
                new RowBox(frame.acrossOf(left), frame.downOf(top), frame.acrossOf(right), frame.downOf(bottom)).box());
    }

    private static OptionalDouble share(String cell) throws ItemException {
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble share = Numbers.decimal(cell);
        if (share.isEmpty() || share.getAsDouble() < 0 || share.getAsDouble() > 1) {
            throw new ItemException(
                    "csv.cell", "'" + cell + "' is not a share of a side, from 0 to 1. " + Numbers.remedy(cell));
        }
        return share;
    }
}
