package org.labelport.raster;

import java.util.Arrays;

/** Collects the runs of one row from left to right. */
final class Runs {

    private int[] runs;
    private int size;

    Runs(int capacity) {
        this.runs = new int[capacity];
    }

    /** The end of the last run; 0 without runs. */
    int end() {
        return size == 0 ? 0 : runs[size - 2];
    }

    /**
     * Adds a run from the last end to a new one. It is joined with an equal run before it; an empty run is not added.
     */
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
     * Adds runs of another row, without those that end at or before the last end.
     *
     * @param from index of the first run in the array
     * @param to index after the last run
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
