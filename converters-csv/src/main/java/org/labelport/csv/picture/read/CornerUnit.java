package org.labelport.csv.picture.read;

import java.io.IOException;
import java.util.Optional;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** What the corners of a table are, as far as its rows tell: a box of the whole picture has 0 and 1 in shares of its sides. */
public enum CornerUnit {
    PIXELS,
    SHARES,
    /** No row has a corner that is neither 0 nor 1. */
    UNTOLD;

    /** Reads the box of a row; empty when the row has none. */
    @FunctionalInterface
    public interface BoxReader {

        Optional<RowBox> box(Row row) throws ItemException;
    }

    /** So many rows are looked at; the first one tells nearly always. */
    private static final int MOST_ROWS = 1000;

    /** Looks at rows until one has a corner that is no share. */
    public static CornerUnit of(BoxReader boxes, RecordReader rows) throws IOException {
        CornerUnit unit = UNTOLD;
        for (int i = 0; i < MOST_ROWS; i++) {
            Optional<Row> row = next(rows);
            if (row.isEmpty()) {
                break;
            }
            Optional<RowBox> box = box(boxes, row.get());
            if (box.isPresent() && !box.get().isFromZeroToOne()) {
                return PIXELS;
            }
            if (box.isPresent() && box.get().hasFraction()) {
                unit = SHARES;
            }
        }
        return unit;
    }

    /**
     * Returns a box in pixels.
     *
     * @throws ItemException when the corners are shares, or the box ends before it begins
     */
    public Shape.Box pixels(RowBox box) throws ItemException {
        if (this == SHARES && box.isFromZeroToOne()) {
            throw RowBox.ofShares();
        }
        return box.boxOfPixels();
    }

    private static Optional<Row> next(RecordReader rows) throws IOException {
        try {
            return rows.next();
        } catch (ExportException reportedWhenItIsRead) {
            return Optional.empty();
        }
    }

    private static Optional<RowBox> box(BoxReader boxes, Row row) {
        try {
            return boxes.box(row);
        } catch (ItemException reportedWhenItIsRead) {
            return Optional.empty();
        }
    }
}
