package org.labelport.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/** Two canvases of the same size, pixel by pixel. */
public record CanvasPair(LabelCanvas first, LabelCanvas second) {

    /** @throws IllegalArgumentException when the sizes differ */
    public CanvasPair {
        if (first.width() != second.width() || first.height() != second.height()) {
            throw new IllegalArgumentException("the canvases have different sizes: " + first.width() + " x "
                    + first.height() + " and " + second.width() + " x " + second.height());
        }
    }

    /**
     * Gets rectangles of pixels that have the same numbers on both canvases.
     *
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Visitor<E extends Exception> {

        /** Gets one rectangle. */
        void block(int x, int y, int width, int height, int first, int second) throws E;
    }

    /**
     * Visits all pixels, as rectangles. Rows that are equal on both canvases are visited as one band; the bands come from
     * top to bottom, and the pixels of each band from left to right.
     */
    public <E extends Exception> void forEachBlock(Visitor<E> visitor) throws E {
        int end;
        for (int y = 0; y < first.height(); y = end) {
            int[] one = first.row(y);
            int[] other = second.row(y);
            end = y + 1;
            while (end < first.height() && first.row(end) == one && second.row(end) == other) {
                end++;
            }
            int x = 0;
            for (int i = 0, j = 0; x < first.width(); ) {
                int stop = Math.min(one[i], other[j]);
                visitor.block(x, y, stop - x, end - y, one[i + 1], other[j + 1]);
                i += one[i] == stop ? 2 : 0;
                j += other[j] == stop ? 2 : 0;
                x = stop;
            }
        }
    }

    /** Two numbers of the same pixel. */
    public record Pixel(int x, int y, int first, int second) {}

    /** Says whether two numbers are wanted. */
    @FunctionalInterface
    public interface Condition {

        /** Returns whether they are. */
        boolean isMet(int first, int second);
    }

    /** Returns the first pixel, row by row, whose numbers are wanted. */
    public Optional<Pixel> first(Condition wanted) {
        List<Pixel> found = new ArrayList<>();
        forEachBlock((x, y, width, height, one, other) -> {
            if (found.isEmpty() && wanted.isMet(one, other)) {
                found.add(new Pixel(x, y, one, other));
            }
        });
        return found.stream().findFirst();
    }

    /**
     * Returns a canvas whose numbers are made of those of both.
     *
     * @param number called for the pixels of {@link #forEachBlock}, in that order
     */
    public LabelCanvas joined(IntBinaryOperator number) {
        int[][] rows = new int[first.height()][];
        Runs row = new Runs(64);
        forEachBlock((x, y, width, height, one, other) -> {
            row.add(x + width, number.applyAsInt(one, other));
            if (row.end() == first.width()) {
                Arrays.fill(rows, y, y + height, row.toArray());
                row.clear();
            }
        });
        return LabelCanvas.ofRows(first.width(), rows);
    }
}
