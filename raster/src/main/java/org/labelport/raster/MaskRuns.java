package org.labelport.raster;

import java.util.Arrays;
import org.labelport.model.Shape;

/** Makes a mask of rectangles, whose borders are told first, and then their rows. */
final class MaskRuns {

    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    private int[] runs = new int[16];
    private int size;
    private int end;

    /** Tells where there will be pixels. */
    void reserve(int x, int y, int width, int height) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + height);
    }

    /** Adds pixels of a row; rows come from top to bottom, in each of them pixels from left to right. */
    void add(int from, int y, int to) {
        int start = (y - top) * (right - left) + from - left;
        int stop = start + to - from;
        if (size > 0 && start == end) {
            runs[size - 1] += stop - start;
        } else {
            if (size + 3 > runs.length) {
                runs = Arrays.copyOf(runs, 2 * runs.length);
            }
            runs[size++] = start - end;
            runs[size++] = stop - start;
        }
        end = stop;
    }

    /** The mask; its box is tight. */
    Shape.Mask mask() {
        int all = (right - left) * (bottom - top);
        if (end < all) {
            runs[size++] = all - end;
        }
        return new Shape.Mask(left, top, right - left, bottom - top, Arrays.copyOf(runs, size));
    }
}
