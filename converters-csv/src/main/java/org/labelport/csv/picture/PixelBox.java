package org.labelport.csv.picture;

import org.labelport.model.Media;
import org.labelport.model.Shape;

/**
 * Corners of a box in whole pixels, at least one apart and on the picture.
 *
 * @param left first column
 * @param right one behind the last column
 */
public record PixelBox(int left, int top, int right, int bottom) {

    /** The nearest whole numbers. */
    public static PixelBox nearest(Shape.Box box, Media.Image image) {
        return of(half(box.x()), half(box.y()), half(box.right()), half(box.bottom()), image);
    }

    /** The smallest pixels that hold the box. */
    public static PixelBox around(Shape.Box box, Media.Image image) {
        return of(Math.floor(box.x()), Math.floor(box.y()), Math.ceil(box.right()), Math.ceil(box.bottom()), image);
    }

    private static double half(double number) {
        return Math.floor(number + 0.5);
    }

    private static PixelBox of(double left, double top, double right, double bottom, Media.Image image) {
        int x = (int) Math.max(0, Math.min(left, image.width() - 1));
        int y = (int) Math.max(0, Math.min(top, image.height() - 1));
        return new PixelBox(x, y, (int) Math.max(x + 1, Math.min(right, image.width())), (int)
                Math.max(y + 1, Math.min(bottom, image.height())));
    }
}
