package org.labelport.geometry;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.model.Shape;

/** Takes a label picture apart: the pixels of each of its values. Two passes, without a picture for each value. */
final class ValueMasks {

    private ValueMasks() {}

    /** Rows in which a value occurs. */
    private static final class Rows {
        private final int first;
        private int last;

        private Rows(int row) {
            first = row;
            last = row;
        }
    }

    static SortedMap<Integer, Shape.Mask> of(int[] values, int width, int height) {
        Map<Integer, ScanLines.Builder> builders = new HashMap<>();
        rows(values, width, height)
                .forEach((value, rows) ->
                        builders.put(value, new ScanLines.Builder(rows.first, rows.last - rows.first + 1L)));
        for (int y = 0; y < height; y++) {
            int end = (y + 1) * width;
            for (int from = y * width; from < end; ) {
                int to = endOfRun(values, from, end);
                if (values[from] != 0) {
                    builders.get(values[from]).add(y, from - y * width, to - y * width);
                }
                from = to;
            }
        }
        SortedMap<Integer, Shape.Mask> masks = new TreeMap<>();
        builders.forEach((value, builder) -> masks.put(value, Masks.ofRows(builder.build())));
        return masks;
    }

    private static Map<Integer, Rows> rows(int[] values, int width, int height) {
        Map<Integer, Rows> rows = new HashMap<>();
        for (int y = 0; y < height; y++) {
            int row = y;
            int end = (y + 1) * width;
            for (int from = y * width; from < end; from = endOfRun(values, from, end)) {
                if (values[from] != 0) {
                    rows.computeIfAbsent(values[from], unused -> new Rows(row)).last = row;
                }
            }
        }
        return rows;
    }

    private static int endOfRun(int[] values, int from, int end) {
        int to = from + 1;
        while (to < end && values[to] == values[from]) {
            to++;
        }
        return to;
    }
}
