package org.labelport.geometry;

import java.util.Arrays;

/** Collects runs of set pixels, line by line and in growing order, for {@link ScanLines}. */
final class ScanLinesBuilder {

    private final int first;
    private final int[] offsets;
    private int[] places = new int[64];
    private int size;
    private int line;

    ScanLinesBuilder(int first, long lines) {
        ScanLines.requireLines(lines);
        this.first = first;
        this.offsets = new int[(int) lines + 1];
    }

    /** Adds a run of pixels after all that were added before. It may be empty, and may touch the last one. */
    void add(int absoluteLine, int from, int to) {
        if (from >= to) {
            return;
        }
        closeLinesBefore(absoluteLine - first);
        if (size > offsets[line] && places[size - 1] == from) {
            places[size - 1] = to;
            return;
        }
        if (size + 2 > places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[size++] = from;
        places[size++] = to;
    }

    /** How many places there are so far, where pixels change between unset and set ones. */
    int changes() {
        return size;
    }

    ScanLines build() {
        closeLinesBefore(offsets.length - 1);
        return new ScanLines(first, offsets, Arrays.copyOf(places, size));
    }

    private void closeLinesBefore(int next) {
        while (line < next) {
            offsets[++line] = size;
        }
    }
}
