package org.labelport.geometry;

import org.labelport.model.Shape;

/** Tells shares of a picture's sides, which are from 0 to 1, from pixels. */
public final class Shares {

    /** In square pixels: boxes in the first pixel from this area on are that pixel, apart from a file's rounding. */
    private static final double PIXEL = 0.95;

    private Shares() {}

    /**
     * Whether the edges of a box must be shares: as pixels, they would enclose only a part of the first pixel. Whole
     * numbers tell nothing, and neither do boxes without an area.
     */
    public static boolean areEdges(double left, double top, double right, double bottom) {
        if (!(left >= 0 && top >= 0 && right <= 1 && bottom <= 1)) {
            return false;
        }
        return right > left && bottom > top && (right - left) * (bottom - top) < PIXEL;
    }

    /** Whether the edges of a shape's bounding box must be shares. */
    public static boolean areIn(Shape shape) {
        return Boxes.bounds(shape)
                .filter(box -> areEdges(box.x(), box.y(), box.right(), box.bottom()))
                .isPresent();
    }
}
