package org.labelport.geometry;

/** Takes pixels as rectangles. */
@FunctionalInterface
public interface PixelSink {

    /**
     * Takes a rectangle. Those of the same rows come from left to right and have the same height, those of other rows from top to
     * bottom; none overlaps another one, or touches its left or right side.
     */
    void add(int x, int y, int width, int height);
}
