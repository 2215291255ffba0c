package org.labelport.raster;

import java.util.Arrays;

/** Collects the runs of one row from left to right. */
final class Runs {

    private int[] runs;
    private int size;

    Runs(int capacity) {
        this.runs = new int[capacity];
    }

    /** Where the last run ends. */
    int end() {
        return size == 0 ? 0 : runs[size - 2];
    }

    /** Goes on to an end with a number; equal neighbours become one run, and none of no pixels is added. */
    void add(int end, int value) {
        if (end == end()) {
            return;
        }
        if (size > 0 && runs[size - 1] == value) {
            runs[size - 2] = end;
            return;
        }
        if (size == runs.length) {
            runs = Arrays.copyOf(runs, 2 * size);
        }
        runs[size++] = end;
        runs[size++] = value;
    }

    /**
     * Goes on with runs of a row, of which those that end before the end of this one count as none.
     *
     * @param from place of the first of them
     * @param to place after the last one
     */
    void addAll(int[] row, int from, int to) {
        int first = from;
        while (first < to && row[first] <= end()) {
            first += 2;
        }
        if (first < to) {
            add(row[first], row[first + 1]);
            int rest = to - first - 2;
            if (size + rest > runs.length) {
                runs = Arrays.copyOf(runs, 2 * (size + rest));
            }
            System.arraycopy(row, first + 2, runs, size, rest);
            size += rest;
        }
    }

    /** Forgets all runs. */
    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(runs, size);
    }
}
