package org.labelport.coco.write;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The union of masks of one picture, as runs of columns. Unions of equally many masks are united with each other, so that thousands
 * of masks take little more time than their runs.
 */
final class MaskUnion {

    /** The last first; each of at least twice as many masks as the one before it. */
    private final Deque<Sum> sums = new ArrayDeque<>();

    private int masks;

    private record Sum(int[] runs, int masks) {

        Sum and(Sum other) {
            return new Sum(ColumnRuns.united(runs, other.runs), masks + other.masks);
        }
    }

    void add(int[] runs) {
        masks++;
        Sum sum = new Sum(runs, 1);
        while (!sums.isEmpty() && sums.peek().masks() == sum.masks()) {
            sum = sums.pop().and(sum);
        }
        sums.push(sum);
    }

    /** How many masks there are. */
    int masks() {
        return masks;
    }

    /** The runs of all; of no mask there are none. */
    int[] runs() {
        return sums.stream().reduce(Sum::and).map(Sum::runs).orElse(new int[0]);
    }
}
