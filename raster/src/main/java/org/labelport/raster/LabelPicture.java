package org.labelport.raster;

import java.util.function.IntUnaryOperator;

/**
 * A view of a canvas with other values in place of its numbers. The canvas is not copied, so that many pictures can be
 * written from one canvas; it must not be painted on meanwhile.
 */
public final class LabelPicture {

    private static final int[] NUMBERS_THEMSELVES = {};

    private final LabelCanvas canvas;
    private final int[] values;
    private final int least;
    private final int most;

    private LabelPicture(LabelCanvas canvas, int[] values, int least, int most) {
        this.canvas = canvas;
        this.values = values;
        this.least = least;
        this.most = most;
    }

    /** Returns a picture whose values are the canvas' numbers. */
    public static LabelPicture of(LabelCanvas canvas) {
        return new LabelPicture(canvas, NUMBERS_THEMSELVES, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Returns a picture in which each number of the canvas is replaced by a value.
     *
     * @param numbers all numbers of the canvas are below this
     * @param valueOfNumber called once for each number from 0
     */
    public static LabelPicture of(LabelCanvas canvas, int numbers, IntUnaryOperator valueOfNumber) {
        int[] values = new int[numbers];
        int least = 0;
        int most = 0;
        for (int number = 0; number < numbers; number++) {
            values[number] = valueOfNumber.applyAsInt(number);
            least = Math.min(least, values[number]);
            most = Math.max(most, values[number]);
        }
        return new LabelPicture(canvas, values, least, most);
    }

    int width() {
        return canvas.width();
    }

    int height() {
        return canvas.height();
    }

    /** Returns the runs of a row: the end of each, and its number. Callers must not change the array. */
    int[] row(int y) {
        return canvas.row(y);
    }

    /**
     * Returns the runs of a row: the end of each, and its value. Neighbouring runs have different values.
     *
     * @param into an array that is filled and returned when it is large enough, else a new one is; what follows the
     *     last run is undefined
     */
    int[] valuesOfRow(int y, int[] into) {
        int[] row = canvas.row(y);
        int[] runs = into.length < row.length ? new int[2 * row.length] : into;
        int size = 0;
        for (int run = 0; run < row.length; run += 2) {
            int value = value(row[run + 1]);
            if (size > 0 && runs[size - 1] == value) {
                runs[size - 2] = row[run];
            } else {
                runs[size++] = row[run];
                runs[size++] = value;
            }
        }
        return runs;
    }

    /**
     * Returns the first row of each band of rows that are known to be equal, and then the height. Callers must not
     * change the array.
     */
    int[] bands() {
        return canvas.bands();
    }

    /** Whether all values are known to be from 0 to below a limit, without looking at the rows. */
    boolean isBelow(int limit) {
        return least >= 0 && most < limit;
    }

    /**
     * Counts the pixels whose number differs from that of the pixel to their left. A band of equal rows counts as one
     * row.
     */
    long changes() {
        long changes = 0;
        int[] bands = bands();
        for (int band = 0; band + 1 < bands.length; band++) {
            changes += canvas.row(bands[band]).length / 2 - 1;
        }
        return changes;
    }

    /** Returns the value that replaces a number of the canvas. */
    int value(int number) {
        return values == NUMBERS_THEMSELVES ? number : values[number];
    }
}
