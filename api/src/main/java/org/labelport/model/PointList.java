package org.labelport.model;

import java.util.Arrays;

/**
 * A run of points as a flat array x0, y0, x1, y1, … in pixels. Compared by content.
 *
 * @param xy handed over: not copied, and not to be changed any more
 */
public record PointList(double[] xy) {

    public PointList {
        if (xy.length % 2 != 0) {
            throw new IllegalArgumentException("points come in pairs of x and y, not " + xy.length + " numbers");
        }
        Finite.require("point list", xy);
    }

    /** Points from x0, y0, x1, y1, … */
    public static PointList of(double... xy) {
        return new PointList(xy);
    }

    /** Number of points. */
    public int size() {
        return xy.length / 2;
    }

    /** The x of a point in pixels, counted from 0. */
    public double x(int index) {
        return xy[2 * index];
    }

    /** The y of a point in pixels, counted from 0. */
    public double y(int index) {
        return xy[2 * index + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointList that && Arrays.equals(xy, that.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        return Arrays.toString(xy);
    }
}
