package org.labelport.geometry;

import org.labelport.model.Shape;

/**
 * A box in whole pixels, at least one pixel wide and high, on the picture.
 *
 * @param left first column
 * @param right the column after the last one
 */
public record PixelBox(int left, int top, int right, int bottom) {

    /** Rounds each side to the nearest whole number. */
    public static PixelBox nearest(Shape.Box box, Frame frame) {
        return of(half(box.x()), half(box.y()), half(box.right()), half(box.bottom()), frame);
    }

    /** Returns the smallest such box that holds the whole given box. */
    public static PixelBox around(Shape.Box box, Frame frame) {
        return of(Math.floor(box.x()), Math.floor(box.y()), Math.ceil(box.right()), Math.ceil(box.bottom()), frame);
    }

    private static double half(double number) {
        return Math.floor(number + 0.5);
    }

    private static PixelBox of(double left, double top, double right, double bottom, Frame frame) {
        int x = (int) Math.max(0, Math.min(left, frame.width() - 1));
        int y = (int) Math.max(0, Math.min(top, frame.height() - 1));
        return new PixelBox(x, y, (int) Math.max(x + 1, Math.min(right, frame.width())), (int)
                Math.max(y + 1, Math.min(bottom, frame.height())));
    }
}
