package org.labelport.raster;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.geometry.PixelSink;

/** Paints pixels into rows of runs. Rows that were the same and get the same stretches painted stay the same array. */
final class RowBrush implements PixelSink {

    private static final int[] NONE = {};

    private final int[][] rows;
    private final int value;
    private long pixels;
    private int[] covered = new int[8];
    private int coveredSize;
    private final Runs painted = new Runs(16);

    /** The stretches of the rows that come next, and which these are. */
    private int[] stretches = new int[8];

    private int size;
    private int pending;
    private int pendingEnd;

    private int[] lastStretches = new int[8];
    private int lastSize;
    private int[] lastBefore = NONE;
    private int[] lastAfter = NONE;

    RowBrush(int[][] rows, int value) {
        this.rows = rows;
        this.value = value;
    }

    /** How many pixels were painted. */
    long pixels() {
        return pixels;
    }

    /** Numbers that lost pixels. */
    Set<Integer> covered() {
        if (coveredSize == 0) {
            return Set.of();
        }
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < coveredSize; i++) {
            numbers.add(covered[i]);
        }
        return numbers;
    }

    /** Takes pixels within the rows, which are painted at the latest when {@link #finish} is called. */
    @Override
    public void add(int x, int y, int width, int height) {
        if (y != pending) {
            finish();
            pending = y;
        }
        pendingEnd = y + height;
        if (size == stretches.length) {
            stretches = Arrays.copyOf(stretches, 2 * size);
        }
        stretches[size++] = x;
        stretches[size++] = x + width;
        pixels += (long) width * height;
    }

    /** Paints all that was added. */
    void finish() {
        if (size > 0 && !Arrays.equals(stretches, 0, size, lastStretches, 0, lastSize)) {
            int[] spare = lastStretches;
            lastStretches = stretches;
            lastSize = size;
            stretches = spare;
            lastBefore = NONE;
        }
        for (int row = pending; row < pendingEnd; row++) {
            if (rows[row] != lastBefore) {
                lastBefore = rows[row];
                lastAfter = after(lastBefore);
            }
            rows[row] = lastAfter;
        }
        size = 0;
        pendingEnd = pending;
    }

    /** A row with the last stretches painted on it. */
    private int[] after(int[] before) {
        painted.clear();
        int run = 0;
        for (int i = 0; i < lastSize; i += 2) {
            int from = lastStretches[i];
            int to = lastStretches[i + 1];
            int first = run;
            while (before[run] <= from) {
                run += 2;
            }
            painted.addAll(before, first, run);
            painted.add(from, before[run + 1]);
            cover(before[run + 1]);
            while (before[run] < to) {
                run += 2;
                cover(before[run + 1]);
            }
            painted.add(to, value);
        }
        painted.addAll(before, run, before.length);
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
