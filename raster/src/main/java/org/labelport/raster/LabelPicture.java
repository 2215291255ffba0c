package org.labelport.raster;

import java.util.function.IntUnaryOperator;

/**
 * A canvas with values in the place of its numbers. Nothing of the canvas is copied, so that many pictures can be written of one; it
 * is not to be painted on meanwhile.
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

    /** The picture whose values are the canvas' numbers. */
    public static LabelPicture of(LabelCanvas canvas) {
        return new LabelPicture(canvas, NUMBERS_THEMSELVES, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * The picture of other values.
     *
     * @param numbers of the canvas are all below this
     * @param valueOfNumber asked once for each of them
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

    /** The runs of a row: the end of each, and its number. Not to be changed. */
    int[] row(int y) {
        return canvas.row(y);
    }

    /**
     * The runs of a row: the end of each, and its value. Neighbours differ.
     *
     * @param into taken for them when it is large enough; what is in it after the last run means nothing
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

    /** Where stretches of rows that are known to be the same begin, and then the height. Not to be changed. */
    int[] bands() {
        return canvas.bands();
    }

    /** Whether it is known, without looking at the rows, that all values are 0 to below a limit. */
    boolean isBelow(int limit) {
        return least >= 0 && most < limit;
    }

    /** How many pixels have another number than the one to their left; rows that are known to be the same count once. */
    long changes() {
        long changes = 0;
        int[] bands = bands();
        for (int band = 0; band + 1 < bands.length; band++) {
            changes += canvas.row(bands[band]).length / 2 - 1;
        }
        return changes;
    }

    /** What a number stands for. */
    int value(int number) {
        return values == NUMBERS_THEMSELVES ? number : values[number];
    }
}
