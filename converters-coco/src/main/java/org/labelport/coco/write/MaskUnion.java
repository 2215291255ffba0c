package org.labelport.coco.write;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The union of masks of one picture, as run lengths column by column. Only unions of equally many masks are united with
 * each other, so that the time for thousands of masks is nearly proportional to their runs.
 */
final class MaskUnion {

    /** Unions whose numbers of masks are different powers of two, the smallest first. */
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

    /** The number of masks that were added. */
    int masks() {
        return masks;
    }

    /** Returns the runs of the union of all masks; an empty array without masks. */
    int[] runs() {
        return sums.stream().reduce(Sum::and).map(Sum::runs).orElse(new int[0]);
    }
}
