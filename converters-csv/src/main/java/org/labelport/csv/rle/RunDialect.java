package org.labelport.csv.rle;

import java.util.List;
import org.labelport.csv.picture.read.MissingValues;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowBoxes;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.RowPicture;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.report.ItemException;

/** Reads rows of a picture, a class and the run lengths of a mask. A row without runs has no object. */
record RunDialect(RunColumns columns, Split split, RunNotation notation) implements RowDialect {

    /** What some tables have in the place of runs where there is no object. */
    private static final String NOTHING = "-1";

    @Override
    public RowPicture picture(Row row) throws ItemException {
        String name = row.cell(columns.picture().file());
        String picture = columns.withClass() ? name.substring(0, classAt(name)) : name;
        if (picture.isEmpty()) {
            throw new ItemException("csv.cell", "the row does not name a picture");
        }
        return RowPicture.of(split, picture, row, columns.picture());
    }

    /** Returns the place of the last {@code _} in a name, which the class follows. */
    private static int classAt(String name) throws ItemException {
        int place = name.lastIndexOf('_');
        if (place < 0) {
            throw new ItemException("csv.cell", "'" + name + "' has no _ and class behind the name of the picture");
        }
        return place;
    }

    @Override
    public void read(Row row, PictureFrame frame, List<Annotation> into) throws ItemException {
        row.requireNoMoreThan(columns.count());
        row.requireCell(columns.runs(), "runs");
        String runs = row.cell(columns.runs()).strip();
        if (MissingValues.isMissing(runs) || runs.equals(NOTHING)) {
            return;
        }
        if (!frame.image().hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "runs need the size of the picture, which is not known. Give the folder of the pictures with --images,"
                            + " or the size of all pictures with --filter size=WIDTHxHEIGHT");
        }
        Shape.Mask mask =
                RunText.mask(runs, frame.image().width(), frame.image().height(), notation);
        RowBoxes.add(into, category(row), mask);
        int last = into.size() - 1;
        into.set(last, into.get(last).withAttributes(RowBoxes.attributes(columns.others(), row)));
    }

    private String category(Row row) throws ItemException {
        if (columns.withClass()) {
            String name = row.cell(columns.picture().file());
            return name.substring(classAt(name) + 1);
        }
        return row.cell(columns.category());
    }
}
