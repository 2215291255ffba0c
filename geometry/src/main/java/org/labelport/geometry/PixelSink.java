package org.labelport.geometry;

/** Gets pixels as rectangles. */
@FunctionalInterface
public interface PixelSink {

    /**
     * Gets a rectangle. Rectangles that begin in the same row have the same height and come from left to right; the
     * rows come from top to bottom. No rectangle overlaps another one, or touches its left or right side.
     */
    void add(int x, int y, int width, int height);
}
