package org.labelport.raster;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;

/**
 * A picture whose pixels are numbers: 0 where nothing was painted, else the number that was painted last. Takes four bytes a
 * pixel. Used by one thread.
 */
public final class LabelCanvas {

    private final int width;
    private final int height;
    private final int[] values;

    /** @throws IllegalArgumentException when the picture has more than {@link Rasters#MAX_PIXELS} pixels, or none */
    public LabelCanvas(int width, int height) {
        this.values = new int[Rasters.pixels(width, height)];
        this.width = width;
        this.height = height;
    }

    /**
     * What painting did.
     *
     * @param pixels number of pixels that were painted
     * @param covered numbers that lost pixels, in their order
     */
    public record Painted(long pixels, Set<Integer> covered) {

        public Painted {
            covered = Collections.unmodifiableSet(new TreeSet<>(covered));
        }
    }

    /**
     * Paints the pixels of a mask that lie on the canvas.
     *
     * @param value above 0
     */
    public Painted paint(Shape.Mask mask, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("numbers are above 0, not " + value);
        }
        Set<Integer> covered = new TreeSet<>();
        Optional<Shape.Mask> visible = Masks.clip(mask, new Frame(width, height));
        if (visible.isEmpty()) {
            return new Painted(0, covered);
        }
        Shape.Mask onCanvas = visible.get();
        int at = 0;
        for (int i = 0; i < onCanvas.runs().length; i++) {
            int end = at + onCanvas.runs()[i];
            while (i % 2 == 1 && at < end) {
                int row = at / onCanvas.width();
                int stop = Math.min(end, (row + 1) * onCanvas.width());
                int place = (onCanvas.y() + row) * width + onCanvas.x() + at % onCanvas.width();
                paint(place, stop - at, value, covered);
                at = stop;
            }
            at = end;
        }
        return new Painted(onCanvas.area(), covered);
    }

    private void paint(int start, int length, int value, Set<Integer> covered) {
        int last = 0;
        for (int place = start; place < start + length; place++) {
            int before = values[place];
            if (before != 0 && before != value && before != last) {
                covered.add(before);
                last = before;
            }
            values[place] = value;
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The number of a pixel. */
    public int valueAt(int x, int y) {
        return values[y * width + x];
    }

    /** All numbers, row by row. This is the canvas itself, not a copy: it changes with it. */
    public int[] values() {
        return values;
    }

    /** How many pixels have a number now. */
    public long area(int value) {
        long area = 0;
        for (int each : values) {
            if (each == value) {
                area++;
            }
        }
        return area;
    }
}
