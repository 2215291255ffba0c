package org.labelport.geometry;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.model.Shape;

/**
 * Splits a label picture into the masks of its values. The picture's runs are sorted by value, and then made into one
 * mask after another, so that memory grows with the number of runs, however many values there are and wherever they
 * lie.
 */
final class ValueMasks {

    private final int[] values;
    private final int width;
    private final int height;

    private ValueMasks(int[] values, int width, int height) {
        if (width < 0 || height < 0 || (long) width * height != values.length) {
            throw new IllegalArgumentException("mask.size: " + values.length + " values are given for " + width + " x "
                    + height + " pixels; there must be one for each");
        }
        this.values = values;
        this.width = width;
        this.height = height;
    }

    static SortedMap<Integer, Shape.Mask> of(int[] values, int width, int height) {
        return new ValueMasks(values, width, height).all();
    }

    static Shape.Mask of(int[] values, int width, int height, int value) {
        return new ValueMasks(values, width, height).only(value);
    }

    private SortedMap<Integer, Shape.Mask> all() {
        long[] runs = runs();
        Arrays.sort(runs);
        SortedMap<Integer, Shape.Mask> masks = new TreeMap<>();
        for (int from = 0; from < runs.length; ) {
            int to = from + 1;
            while (to < runs.length && value(runs[to]) == value(runs[from])) {
                to++;
            }
            masks.put(value(runs[from]), mask(runs, from, to));
            from = to;
        }
        return masks;
    }

    /** Returns the runs of values other than 0, each as its value in the high 32 bits and its start in the low ones. */
    private long[] runs() {
        long[] runs = new long[64];
        int size = 0;
        for (int place = 0; place < values.length; place = endOfRun(place)) {
            if (values[place] != 0) {
                if (size == runs.length) {
                    runs = Arrays.copyOf(runs, 2 * size);
                }
                runs[size++] = (long) values[place] << Integer.SIZE | place;
            }
        }
        return Arrays.copyOf(runs, size);
    }

    private static int value(long run) {
        return (int) (run >> Integer.SIZE);
    }

    private Shape.Mask mask(long[] runs, int from, int to) {
        int firstRow = (int) runs[from] / width;
        int lastRow = (int) runs[to - 1] / width;
        ScanLinesBuilder rows = new ScanLinesBuilder(firstRow, lastRow - firstRow + 1L);
        for (int i = from; i < to; i++) {
            add((int) runs[i], rows);
        }
        return Masks.ofRows(rows.build());
    }

    private Shape.Mask only(int value) {
        ScanLinesBuilder rows = new ScanLinesBuilder(0, height);
        for (int place = 0; place < values.length; place = endOfRun(place)) {
            if (values[place] == value) {
                add(place, rows);
            }
        }
        return Masks.ofRows(rows.build());
    }

    private void add(int place, ScanLinesBuilder rows) {
        int row = place / width;
        rows.add(row, place - row * width, endOfRun(place) - row * width);
    }

    /** Returns the end of the run of equal values in one row that begins at a place. */
    private int endOfRun(int place) {
        int endOfRow = (place / width + 1) * width;
        int end = place + 1;
        while (end < endOfRow && values[end] == values[place]) {
            end++;
        }
        return end;
    }
}
