package org.labelport.csv.tensorflow;

import java.util.List;
import java.util.OptionalDouble;
import org.labelport.csv.picture.PictureFrame;
import org.labelport.csv.picture.RowBoxes;
import org.labelport.csv.picture.RowDialect;
import org.labelport.csv.picture.RowPicture;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemException;

/** Rows of pixels, at places that the header names. */
record BoxDialect(BoxColumns columns, Split split, Taxonomy taxonomy) implements RowDialect {

    @Override
    public RowPicture picture(Row row) throws ItemException {
        String name = row.cell(columns.file());
        if (name.isEmpty()) {
            throw new ItemException("csv.cell", "the row names no picture");
        }
        return new RowPicture(split, name, side(row, columns.width()), side(row, columns.height()));
    }

    /** A size that is no size is as good as none: the picture's file has it, too. */
    private static int side(Row row, int column) {
        OptionalDouble side = Numbers.decimal(row.cell(column));
        return side.isPresent() && side.getAsDouble() >= 1 && side.getAsDouble() <= Integer.MAX_VALUE
                ? (int) side.getAsDouble()
                : 0;
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        if (row.cell(columns.category()).isEmpty() && row.cell(columns.left()).isEmpty()) {
            return; // a picture without boxes, as some programs list it
        }
        RowBoxes.add(
                into,
                RowBoxes.category(row.cell(columns.category()), taxonomy, TensorflowPlan.LABEL_MAP),
                RowBoxes.number(row.cell(columns.left()), "xmin"),
                RowBoxes.number(row.cell(columns.top()), "ymin"),
                RowBoxes.number(row.cell(columns.right()), "xmax"),
                RowBoxes.number(row.cell(columns.bottom()), "ymax"));
    }
}
