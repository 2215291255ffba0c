package org.labelport.geometry;

import java.util.Arrays;
import org.labelport.model.PointList;

/**
 * Estimates the area inside a ring by the even-odd rule from a few horizontal lines, for rings that cross themselves
 * too often for an exact result.
 */
final class ScanArea {

    private static final int LINES = 64;

    private ScanArea() {}

    static double of(PointList ring) {
        double[] xy = ring.xy();
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < xy.length; i += 2) {
            top = Math.min(top, xy[i]);
            bottom = Math.max(bottom, xy[i]);
        }
        double height = (bottom - top) / LINES;
        double[] crossed = new double[ring.size()];
        double length = 0;
        for (int line = 0; line < LINES; line++) {
            length += inside(xy, top + (line + 0.5) * height, crossed);
        }
        return length * height;
    }

    /** Returns the length of a line that is inside. */
    private static double inside(double[] xy, double y, double[] crossed) {
        int size = 0;
        int before = xy.length - 2;
        for (int i = 0; i < xy.length; i += 2) {
            if (xy[i + 1] > y != xy[before + 1] > y) {
                double share = (y - xy[before + 1]) / (xy[i + 1] - xy[before + 1]);
                crossed[size++] = xy[before] + share * (xy[i] - xy[before]);
            }
            before = i;
        }
        Arrays.sort(crossed, 0, size);
        double length = 0;
        for (int i = 1; i < size; i += 2) {
            length += crossed[i] - crossed[i - 1];
        }
        return length;
    }
}
