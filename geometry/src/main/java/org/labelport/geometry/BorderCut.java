package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Clips rings at the frame, one border after the other (the algorithm of Sutherland and Hodgman). It works on every
 * ring, however the ring crosses or repeats itself, and keeps what is inside by the even-odd rule; the pieces stay
 * joined by lines along the border. It is used where JTS fails, or would take too long.
 */
final class BorderCut {

    private BorderCut() {}

    /**
     * Returns the piece of a part that lies in the frame; empty when its area is not above {@code leastArea} square
     * pixels.
     */
    static Optional<Shape.Polygon.Part> cut(Shape.Polygon.Part part, Frame frame, double leastArea) {
        PointList ring = cut(part.ring(), frame);
        List<PointList> holes = new ArrayList<>();
        for (PointList hole : part.holes()) {
            PointList piece = cut(hole, frame);
            if (Math.abs(Rings.signedArea(piece)) > leastArea) {
                holes.add(Rings.counterClockwise(piece));
            }
        }
        Shape.Polygon.Part piece = new Shape.Polygon.Part(Rings.clockwise(ring), holes);
        return Polygons.area(piece) > leastArea ? Optional.of(piece) : Optional.empty();
    }

    private static PointList cut(PointList ring, Frame frame) {
        double[] xy = ring.xy();
        xy = cut(xy, 0, 0, 1);
        xy = cut(xy, 0, frame.width(), -1);
        xy = cut(xy, 1, 0, 1);
        xy = cut(xy, 1, frame.height(), -1);
        return new PointList(xy);
    }

    /**
     * Keeps the part of a ring that lies on one side of a border.
     *
     * @param axis 0 for a border at a fixed x, 1 for a border at a fixed y
     * @param side 1 to keep coordinates at or above the border's, -1 to keep those at or below it
     */
    private static double[] cut(double[] xy, int axis, double border, int side) {
        double[] kept = new double[2 * xy.length];
        int length = 0;
        for (int i = 0; i < xy.length; i += 2) {
            int before = i == 0 ? xy.length - 2 : i - 2;
            boolean inside = (xy[i + axis] - border) * side >= 0;
            boolean wasInside = (xy[before + axis] - border) * side >= 0;
            if (inside != wasInside) {
                double share = (border - xy[before + axis]) / (xy[i + axis] - xy[before + axis]);
                int other = 1 - axis;
                kept[length + axis] = border;
                kept[length + other] = xy[before + other] + share * (xy[i + other] - xy[before + other]);
                length += 2;
            }
            if (inside) {
                kept[length++] = xy[i] + 0.0;
                kept[length++] = xy[i + 1] + 0.0;
            }
        }
        return Arrays.copyOf(kept, length);
    }
}
