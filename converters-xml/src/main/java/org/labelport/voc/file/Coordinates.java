package org.labelport.voc.file;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;

/**
 * How coordinates are written.
 *
 * @param base coordinate of the first pixel, 0 or 1. With 1 a box runs from its first to its last pixel, both included
 * @param unitsPerPixel {@link #WHOLE_PIXELS} or {@link #HUNDREDTHS}
 */
public record Coordinates(int base, int unitsPerPixel) {

    /** Coordinates are rounded to pixels. */
    public static final int WHOLE_PIXELS = 1;
    /** Coordinates have two decimals. */
    public static final int HUNDREDTHS = 100;

    /**
     * The edges of a shape's box inside the picture, in units, counted from 0.
     *
     * @param clipped whether the shape extends beyond the picture
     */
    public record Edges(long left, long top, long right, long bottom, boolean clipped) {}

    /**
     * Returns the edges of the box around what is visible of a shape, as they are written; empty when that box has less
     * than a square pixel.
     *
     * @param shape a box, or another shape with an area
     * @param width of the picture
     * @param height of the picture
     */
    public Optional<Edges> edges(Shape shape, int width, int height) {
        Optional<Shape.Box> inside = Boxes.visible(shape, new Frame(width, height));
        if (inside.isEmpty() || inside.get().width() * inside.get().height() < LeastSize.AREA) {
            return Optional.empty();
        }
        Shape.Box cut = inside.get();
        long left = round(cut.x());
        long top = round(cut.y());
        long right = round(cut.right());
        long bottom = round(cut.bottom());
        Shape.Box box = Boxes.bounds(shape).orElseThrow();
        // A box that extends beyond the picture by less than rounding removes is not clipped.
        boolean clipped = left != round(box.x())
                || top != round(box.y())
                || right != round(box.right())
                || bottom != round(box.bottom());
        long side = smallestSide();
        if (right - left < side) {
            left = Math.min(left, (long) width * unitsPerPixel - side);
            right = left + side;
        }
        if (bottom - top < side) {
            top = Math.min(top, (long) height * unitsPerPixel - side);
            bottom = top + side;
        }
        return Optional.of(new Edges(left, top, right, bottom, clipped));
    }

    /**
     * Returns the least length of a side in units. Counted from 1, a box thinner than a pixel would end before it
     * begins.
     */
    private int smallestSide() {
        return base == 1 ? unitsPerPixel : 1;
    }

    /** Returns the text of a left or top edge. */
    public String first(long edge) {
        return text(edge + (long) base * unitsPerPixel);
    }

    /**
     * Returns the text of a right or bottom edge. The last pixel counted from 1 is the same number as the edge counted
     * from 0.
     */
    public String last(long edge) {
        return text(edge);
    }

    private long round(double pixels) {
        return (long) Math.floor(pixels * unitsPerPixel + 0.5);
    }

    private String text(long units) {
        return new ByteText(16).shortest((double) units / unitsPerPixel, 2).toString();
    }
}
