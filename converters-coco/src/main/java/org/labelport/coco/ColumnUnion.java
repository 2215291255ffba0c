package org.labelport.coco;

import java.util.Arrays;

/** Unites masks that are given as run lengths over a whole picture, the first of pixels outside. */
final class ColumnUnion {

    private ColumnUnion() {}

    /** The runs of what is in one or the other; both cover the same number of pixels. */
    static int[] of(int[] one, int[] other) {
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
