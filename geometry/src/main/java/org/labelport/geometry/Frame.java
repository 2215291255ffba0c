package org.labelport.geometry;

/**
 * The picture that shapes are clipped to: x from 0 to width, y from 0 to height.
 *
 * @param width in pixels, above 0
 * @param height in pixels, above 0
 */
public record Frame(double width, double height) {

    public Frame {
        if (!(width > 0 && height > 0 && width <= Double.MAX_VALUE && height <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "image.size-unknown: a frame has finite sides above 0, not " + width + " x " + height);
        }
    }

    boolean holds(double x, double y) {
        return x >= 0 && x <= width && y >= 0 && y <= height;
    }
}
