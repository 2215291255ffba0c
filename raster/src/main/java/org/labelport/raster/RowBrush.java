package org.labelport.raster;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.model.Shape;

/** Paints one mask into rows of runs. Rows that were the same and get the same stretches painted stay the same array. */
final class RowBrush {

    private static final int NONE = -1;

    private final int[][] rows;
    private final int value;
    private int[] covered = new int[8];
    private int coveredSize;
    private final Runs painted = new Runs(16);

    private int[] stretches = new int[8];
    private int size;
    private int pending = NONE;

    private int[] lastStretches = new int[8];
    private int lastSize;
    private int[] lastBefore = {};
    private int[] lastAfter = {};

    RowBrush(int[][] rows, int value) {
        this.rows = rows;
        this.value = value;
    }

    /** Numbers that lost pixels. */
    Set<Integer> covered() {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < coveredSize; i++) {
            numbers.add(covered[i]);
        }
        return numbers;
    }

    /** Paints a mask that lies within the rows. */
    void paint(Shape.Mask mask) {
        int[] runs = mask.runs();
        int width = mask.width();
        int end = 0;
        for (int i = 0; i < runs.length; i++) {
            int at = end;
            end += runs[i];
            if (i % 2 == 0) {
                continue;
            }
            int row = at / width;
            for (int start = at; start < end; row++) {
                int stop = Math.min(end, (row + 1) * width);
                add(mask.y() + row, mask.x() + start - row * width, mask.x() + stop - row * width);
                start = stop;
            }
        }
        paintPending();
    }

    private void add(int row, int from, int to) {
        if (row != pending) {
            paintPending();
            pending = row;
        }
        if (size == stretches.length) {
            stretches = Arrays.copyOf(stretches, 2 * size);
        }
        stretches[size++] = from;
        stretches[size++] = to;
    }

    private void paintPending() {
        if (pending == NONE) {
            return;
        }
        int[] before = rows[pending];
        if (before != lastBefore || !Arrays.equals(stretches, 0, size, lastStretches, 0, lastSize)) {
            lastBefore = before;
            lastAfter = after(before);
            int[] spare = lastStretches;
            lastStretches = stretches;
            lastSize = size;
            stretches = spare;
        }
        rows[pending] = lastAfter;
        size = 0;
    }

    private int[] after(int[] before) {
        painted.clear();
        int run = 0;
        for (int i = 0; i < size; i += 2) {
            int from = stretches[i];
            int to = stretches[i + 1];
            while (before[run] <= from) {
                painted.add(Math.max(painted.end(), before[run]), before[run + 1]);
                run += 2;
            }
            painted.add(from, before[run + 1]);
            cover(before[run + 1]);
            while (before[run] < to) {
                run += 2;
                cover(before[run + 1]);
            }
            painted.add(to, value);
        }
        for (; run < before.length; run += 2) {
            painted.add(Math.max(painted.end(), before[run]), before[run + 1]);
        }
        return painted.toArray();
    }

    private void cover(int number) {
        if (number == 0 || number == value) {
            return;
        }
        int place = Arrays.binarySearch(covered, 0, coveredSize, number);
        if (place < 0) {
            if (coveredSize == covered.length) {
                covered = Arrays.copyOf(covered, 2 * coveredSize);
            }
            int insertion = -place - 1;
            System.arraycopy(covered, insertion, covered, insertion + 1, coveredSize - insertion);
            covered[insertion] = number;
            coveredSize++;
        }
    }
}
