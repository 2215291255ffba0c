package org.labelport.raster;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.geometry.PixelSink;

/**
 * Paints pixels into rows of runs. Rows that share an array and get the same pixels painted share an array afterwards.
 */
final class RowBrush implements PixelSink {

    private static final int[] NONE = {};

    private final int[][] rows;
    private final int value;
    private long pixels;
    private int[] covered = new int[8];
    private int coveredSize;
    private final Runs painted = new Runs(16);

    /** The runs to be painted in the rows from {@code pending} to below {@code pendingEnd}, as start and end. */
    private int[] toPaint = new int[8];

    private int size;
    private int pending;
    private int pendingEnd;

    private int[] lastPainted = new int[8];
    private int lastSize;
    private int[] lastBefore = NONE;
    private int[] lastAfter = NONE;

    RowBrush(int[][] rows, int value) {
        this.rows = rows;
        this.value = value;
    }

    /** The number of pixels that were painted. */
    long pixels() {
        return pixels;
    }

    /** The numbers that lost pixels. */
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

    /** Takes pixels, which must lie within the rows. They are painted at the latest by {@link #finish}. */
    @Override
    public void add(int x, int y, int width, int height) {
        if (y != pending) {
            finish();
            pending = y;
        }
        pendingEnd = y + height;
        if (size == toPaint.length) {
            toPaint = Arrays.copyOf(toPaint, 2 * size);
        }
        toPaint[size++] = x;
        toPaint[size++] = x + width;
        pixels += (long) width * height;
    }

    /** Paints all pixels that were added and not painted yet. */
    void finish() {
        if (size > 0 && !Arrays.equals(toPaint, 0, size, lastPainted, 0, lastSize)) {
            int[] spare = lastPainted;
            lastPainted = toPaint;
            lastSize = size;
            toPaint = spare;
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

    /** Returns a row with the last runs painted on it. */
    private int[] after(int[] before) {
        painted.clear();
        int run = 0;
        for (int i = 0; i < lastSize; i += 2) {
            int from = lastPainted[i];
            int to = lastPainted[i + 1];
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
