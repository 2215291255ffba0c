package org.labelport.csv.rle;

import java.util.OptionalLong;
import org.labelport.csv.text.Excerpt;
import org.labelport.csv.text.Numbers;
import org.labelport.geometry.Masks;
import org.labelport.limits.Limit;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/** Reads the runs of a mask: for each its first pixel and its length. */
final class RunText {

    private static final String INVALID = "mask.invalid";
    private static final int LONGEST_SHOWN = 40;

    private RunText() {}

    /**
     * Returns the mask of runs in a picture.
     *
     * @param text numbers with blanks between them
     */
    static Shape.Mask mask(String text, int width, int height, RunNotation notation) throws ItemException {
        long pixels = (long) width * height;
        if (Math.max(width, height) > Limit.PICTURE_SIDE.most() || pixels > Integer.MAX_VALUE) {
            throw new ItemException(
                    INVALID, "the picture of " + width + " x " + height + " pixels is too large for runs");
        }
        String[] numbers = text.strip().split("\\s+");
        if (numbers.length % 2 != 0) {
            throw new ItemException(
                    INVALID,
                    "the runs have " + numbers.length + " numbers, but each run has two, its start and its length."
                            + " Is the cell cut off?");
        }
        int[] runs = new int[numbers.length + 1];
        long end = 0;
        for (int i = 0; i < numbers.length; i += 2) {
            boolean relative = notation.starts() == RunStarts.RELATIVE;
            long start = relative ? end + Math.min(pixels, number(numbers[i], 0)) : number(numbers[i], 1) - 1;
            long length = number(numbers[i + 1], 1);
            if (start < end || length > pixels - start) {
                throw new ItemException(
                        INVALID,
                        "the run " + numbers[i] + " " + numbers[i + 1]
                                + (start < end
                                        ? " begins before the one before it ends. Runs are pairs of a start and a length,"
                                                + " sorted by their starts. If each start counts from the end of the run"
                                                + " before, as in SIIM-ACR, give --filter starts=relative"
                                        : " ends beyond the " + pixels + " pixels of the picture, which is " + width
                                                + " x " + height
                                                + ". Is this the picture that was annotated, in its full size?"));
            }
            runs[i] = (int) (start - end);
            runs[i + 1] = (int) length;
            end = start + length;
        }
        runs[numbers.length] = (int) (pixels - end);
        return notation.order() == PixelOrder.COLUMNS
                ? Masks.ofColumnRuns(width, height, runs)
                : Masks.tight(new Shape.Mask(0, 0, width, height, runs));
    }

    private static long number(String text, int least) throws ItemException {
        OptionalLong number = Numbers.whole(text);
        if (number.isEmpty() || number.getAsLong() < least) {
            throw new ItemException(
                    INVALID,
                    "the runs have '" + Excerpt.of(text, LONGEST_SHOWN) + "'; they must be whole numbers from " + least
                            + " up" + (least == 1 ? ", since pixels are counted from 1" : ""));
        }
        return number.getAsLong();
    }
}
