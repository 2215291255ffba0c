package org.labelport.coco.write;

import java.util.Arrays;
import org.labelport.model.Shape;

/**
 * Computes with masks that are given as run lengths of a whole picture, column by column, the first run of unset
 * pixels.
 */
final class ColumnRuns {

    private ColumnRuns() {}

    /** Returns the number of set pixels. */
    static long area(int[] runs) {
        long area = 0;
        for (int i = 1; i < runs.length; i += 2) {
            area += runs[i];
        }
        return area;
    }

    /**
     * Returns the bounding box of a mask. It must not be empty.
     *
     * @param height the picture's height in pixels
     */
    static Shape.Box bounds(int[] runs, int height) {
        int left = Integer.MAX_VALUE;
        int right = 0;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        int column = 0;
        int row = 0;
        for (int i = 0; i < runs.length; i++) {
            int end = row + runs[i];
            int columns = end < height ? 0 : end < 2L * height ? 1 : end / height;
            if (i % 2 == 1 && runs[i] > 0) {
                left = Math.min(left, column);
                right = end == columns * height ? column + columns : column + columns + 1;
                top = end > height ? 0 : Math.min(top, row);
                bottom = Math.max(bottom, Math.min(end, height));
            }
            column += columns;
            row = end - columns * height;
        }
        return Shape.Box.of(left, top, (double) right - left, (double) bottom - top);
    }

    /** Returns the runs of the union of two masks of the same picture. */
    static int[] united(int[] one, int[] other) {
        int[] united = new int[one.length + other.length + 1];
        int size = 0;
        boolean inside = false;
        int run = 0;
        int oneAt = 0;
        int otherAt = 0;
        int oneLeft = one.length == 0 ? 0 : one[0];
        int otherLeft = other.length == 0 ? 0 : other[0];
        while (oneAt < one.length && otherAt < other.length) {
            int step = Math.min(oneLeft, otherLeft);
            boolean isInside = oneAt % 2 == 1 || otherAt % 2 == 1;
            if (isInside != inside && step > 0) {
                united[size++] = run;
                run = 0;
                inside = isInside;
            }
            run += step;
            oneLeft -= step;
            otherLeft -= step;
            if (oneLeft == 0 && ++oneAt < one.length) {
                oneLeft = one[oneAt];
            }
            if (otherLeft == 0 && ++otherAt < other.length) {
                otherLeft = other[otherAt];
            }
        }
        united[size++] = run;
        return Arrays.copyOf(united, size);
    }
}
