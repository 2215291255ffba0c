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

    /** Forgets all runs. */
    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(runs, size);
    }
}
