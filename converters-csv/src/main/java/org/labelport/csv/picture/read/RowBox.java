package org.labelport.csv.picture.read;

import java.util.stream.DoubleStream;
import org.labelport.geometry.Shares;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/** A box as a row holds it: what is said to be its top left and its bottom right corner. */
public record RowBox(double left, double top, double right, double bottom) {

    /**
     * Returns the box between corners in pixels. Corners of a part of the first pixel are refused: they are shares of the
     * picture's sides instead of pixels.
     */
    public Shape.Box boxOfPixels() throws ItemException {
        if (Shares.areEdges(left, top, right, bottom)) {
            throw ofShares();
        }
        return box();
    }

    /** Says that corners are shares of the picture's sides instead of pixels. */
    static ItemException ofShares() {
        return new ItemException(
                "csv.cell",
                "the corners are from 0 to 1, as shares of the picture's sides are, but this table holds pixels. Multiply"
                        + " them by width and height");
    }

    /** Whether all corners could be shares of the picture's sides. */
    boolean isFromZeroToOne() {
        return all().allMatch(corner -> corner >= 0 && corner <= 1);
    }

    /** Whether a corner is not a whole number. */
    boolean hasFraction() {
        return all().anyMatch(corner -> corner != Math.rint(corner));
    }

    /** Returns the box between the corners. */
    public Shape.Box box() throws ItemException {
        if (right < left || bottom < top) {
            throw new ItemException(
                    "csv.cell",
                    "the box ends at " + right + ", " + bottom + " before it begins at " + left + ", " + top);
        }
        if (!Double.isFinite(right - left) || !Double.isFinite(bottom - top)) {
            throw new ItemException("csv.cell", "the box is larger than a number can be");
        }
        return Shape.Box.of(left, top, right - left, bottom - top);
    }

    private DoubleStream all() {
        return DoubleStream.of(left, top, right, bottom);
    }
}
