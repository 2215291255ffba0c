package org.labelport.csv.picture.read;

import java.util.OptionalDouble;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;

/**
 * The picture that a row names.
 *
 * @param path the path, name or id in the row
 * @param width in pixels; 0 when the row does not give it
 * @param height likewise
 * @param oddSide the cell of a side that is no number of pixels, so that the side counts as not given; empty when there
 *     is none
 */
public record RowPicture(Split split, String path, int width, int height, String oddSide) {

    private static final int ODD = -1;

    /** A picture whose row gives no size. */
    public RowPicture(Split split, String path) {
        this(split, path, 0, 0, "");
    }

    /**
     * A picture with the size that its row gives.
     *
     * @param columns -1 for columns that are not there
     */
    public static RowPicture of(Split split, String path, Row row, PictureColumns columns) {
        String widthCell = row.cell(columns.width());
        String heightCell = row.cell(columns.height());
        int width = side(widthCell);
        int height = side(heightCell);
        String odd = width == ODD ? widthCell : height == ODD ? heightCell : "";
        return new RowPicture(split, path, Math.max(0, width), Math.max(0, height), odd.strip());
    }

    /** Returns a side in pixels; 0 for a cell that says nothing, {@link #ODD} for one that says something else. */
    private static int side(String cell) {
        if (cell.isEmpty()) {
            return 0;
        }
        OptionalDouble number = Numbers.decimal(cell);
        if (number.isEmpty()) {
            return MissingValues.isMissing(cell) ? 0 : ODD;
        }
        double side = number.getAsDouble();
        return side >= 0 && side <= Integer.MAX_VALUE && side == Math.rint(side) ? (int) side : ODD;
    }
}
