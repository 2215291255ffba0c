package org.labelport.geometry;

import java.util.Arrays;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Converts ellipses and splines into points on them. The straight lines between these points are less than a quarter of
 * a pixel off the curve, but an arc (a quarter of an ellipse, or the piece between two points of a spline) has at most
 * 256 lines.
 */
public final class Curves {

    private static final double TOLERANCE = 0.25;
    private static final int MAX_STEPS = 256;

    private Curves() {}

    /** Returns points of an ellipse, clockwise on the screen from the end of its x radius. */
    public static PointList points(Shape.Ellipse ellipse) {
        double radius = Math.max(ellipse.radiusX(), ellipse.radiusY());
        int steps = 2;
        // An ellipse is a stretched circle: a line over the angle 2a is off by at most radius × (1 - cos a).
        while (steps < MAX_STEPS && radius * (1 - StrictMath.cos(Math.PI / 4 / steps)) >= TOLERANCE) {
            steps++;
        }
        Rotation rotation = Rotation.about(ellipse.centerX(), ellipse.centerY(), ellipse.angle());
        double[] xy = new double[8 * steps];
        for (int i = 0; i < 4 * steps; i++) {
            Rotation at = Rotation.about(0, 0, Math.PI / 2 * i / steps);
            double offsetX = ellipse.radiusX() * at.cos();
            double offsetY = ellipse.radiusY() * at.sin();
            xy[2 * i] = rotation.x(offsetX, offsetY);
            xy[2 * i + 1] = rotation.y(offsetX, offsetY);
        }
        return new PointList(xy);
    }

    /**
     * Returns points of a line. The first point of a closed line is not repeated. A line that is not a spline keeps its
     * points.
     */
    public static PointList points(Shape.Path path) {
        PointList points = path.closed() ? withoutRepeatedStart(path.points()) : path.points();
        return path.spline() && points.size() > 2 ? spline(points, path) : points;
    }

    private static PointList withoutRepeatedStart(PointList points) {
        int last = points.size() - 1;
        boolean repeated = last > 0 && points.x(0) == points.x(last) && points.y(0) == points.y(last);
        return repeated ? new PointList(Arrays.copyOf(points.xy(), 2 * last)) : points;
    }

    /**
     * Uniform Catmull-Rom spline: it passes through every point, in the direction from the point before to the point
     * after.
     */
    private static PointList spline(PointList points, Shape.Path path) {
        int size = points.size();
        int arcs = path.closed() ? size : size - 1;
        double[] xy = new double[64];
        int length = 0;
        for (int arc = 0; arc < arcs; arc++) {
            Cubic x = Cubic.catmullRom(points, arc, 0, path.closed());
            Cubic y = Cubic.catmullRom(points, arc, 1, path.closed());
            double bend =
                    Math.max(StrictMath.hypot(x.bendAt(0), y.bendAt(0)), StrictMath.hypot(x.bendAt(1), y.bendAt(1)));
            // A line over 1/n of the arc is off by at most the largest second derivative / 8n².
            int steps = (int) Math.min(MAX_STEPS, Math.floor(Math.sqrt(bend / (8 * TOLERANCE))) + 1);
            if (length + 2 * steps + 2 > xy.length) {
                xy = Arrays.copyOf(xy, Math.max(2 * xy.length, length + 2 * steps + 2));
            }
            for (int i = 0; i < steps; i++) {
                xy[length++] = x.at((double) i / steps);
                xy[length++] = y.at((double) i / steps);
            }
        }
        if (!path.closed()) {
            xy[length++] = points.x(size - 1);
            xy[length++] = points.y(size - 1);
        }
        return new PointList(Arrays.copyOf(xy, length));
    }

    /** The polynomial a + bt + ct² + dt³ for t from 0 to 1. */
    private record Cubic(double a, double b, double c, double d) {

        static Cubic catmullRom(PointList points, int arc, int axis, boolean closed) {
            double before = value(points, arc - 1, axis, closed);
            double from = value(points, arc, axis, closed);
            double to = value(points, arc + 1, axis, closed);
            double after = value(points, arc + 2, axis, closed);
            return new Cubic(
                    from,
                    (to - before) / 2,
                    before - 2.5 * from + 2 * to - after / 2,
                    (after - before) / 2 + 1.5 * (from - to));
        }

        private static double value(PointList points, int index, int axis, boolean closed) {
            int at = closed ? Math.floorMod(index, points.size()) : Math.max(0, Math.min(points.size() - 1, index));
            return points.xy()[2 * at + axis];
        }

        double at(double t) {
            return a + t * (b + t * (c + t * d));
        }

        /** The second derivative. It is linear, so that its extremes are at the ends. */
        double bendAt(double t) {
            return 2 * c + 6 * d * t;
        }
    }
}
