package org.labelport.csv.tensorflow;

import java.io.IOException;
import java.util.Optional;
import org.labelport.csv.picture.RowBox;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** What the corners of a table are, as far as its rows tell: a box of the whole picture has 0 and 1 in shares of its sides. */
enum CornerUnit {
    PIXELS,
    SHARES,
    /** No row has a corner that is neither 0 nor 1. */
    UNTOLD;

    /** So many rows are looked at; the first one tells nearly always. */
    private static final int MOST_ROWS = 1000;

    /** Looks at rows until one has a corner that is no share. */
    static CornerUnit of(BoxCells cells, RecordReader rows) throws IOException {
        CornerUnit unit = UNTOLD;
        for (int i = 0; i < MOST_ROWS; i++) {
            Optional<Row> row = next(rows);
            if (row.isEmpty()) {
                break;
            }
            Optional<RowBox> box = box(cells, row.get());
            if (box.isPresent() && !box.get().isFromZeroToOne()) {
                return PIXELS;
            }
            if (box.isPresent() && box.get().hasFraction()) {
                unit = SHARES;
            }
        }
        return unit;
    }

    private static Optional<Row> next(RecordReader rows) throws IOException {
        try {
            return rows.next();
        } catch (ExportException reportedWhenItIsRead) {
            return Optional.empty();
        }
    }

    private static Optional<RowBox> box(BoxCells cells, Row row) {
        try {
            return cells.box(row);
        } catch (ItemException reportedWhenItIsRead) {
            return Optional.empty();
        }
    }
}
