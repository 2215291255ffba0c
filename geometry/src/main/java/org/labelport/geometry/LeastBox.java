package org.labelport.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Finds the box of least area around points. One of its sides lies along an edge of their convex hull, so the hull's
 * edges are tried in turn, while the extreme points in the box's directions move on around the hull (rotating
 * calipers).
 */
final class LeastBox {

    /** Areas whose relative difference is at most this count as equal. */
    private static final double SAME_AREA = 1e-9;

    private final double[][] hull;

    private LeastBox(double[][] hull) {
        this.hull = hull;
    }

    /**
     * Returns the box of least area; empty when there are no points. Of several boxes of that area, it is the one that
     * is turned least, and of two turned equally far, the one that is turned clockwise. The angle is in (-π/4, π/4].
     */
    static Optional<Shape.Box> around(PointList points) {
        double[][] hull = hull(points);
        if (hull.length == 0) {
            return Optional.empty();
        }
        if (hull.length == 1) {
            return Optional.of(Shape.Box.of(hull[0][0], hull[0][1], 0, 0));
        }
        return Optional.of(new LeastBox(hull).least());
    }

    /** Returns the box along an ellipse's axes: no other box around it is smaller. */
    static Shape.Box around(Shape.Ellipse ellipse) {
        Rotation turn = Rotation.about(0, 0, ellipse.angle());
        return upright(
                limited(ellipse.centerX()),
                limited(ellipse.centerY()),
                2 * limited(ellipse.radiusX()),
                2 * limited(ellipse.radiusY()),
                turn.cos(),
                turn.sin());
    }

    private Shape.Box least() {
        Shape.Box least = null;
        int right = 0;
        int bottom = 0;
        int left = 0;
        for (int i = 0; i < hull.length; i++) {
            double[] from = hull[i];
            double[] to = hull[(i + 1) % hull.length];
            double length = StrictMath.hypot(to[0] - from[0], to[1] - from[1]);
            double x = (to[0] - from[0]) / length;
            double y = (to[1] - from[1]) / length;
            right = farthest(Math.max(right, i), x, y);
            bottom = farthest(Math.max(bottom, right), -y, x);
            left = farthest(Math.max(left, bottom), -x, -y);
            Shape.Box box = box(from, x, y, right, bottom, left);
            if (least == null || compare(box, least) < 0) {
                least = box;
            }
        }
        return least;
    }

    /** Moves on around the hull from a point, as long as that leads farther in the direction (x, y). */
    private int farthest(int start, double x, double y) {
        int at = start;
        while (at < start + hull.length && along(at + 1, x, y) >= along(at, x, y)) {
            at++;
        }
        return at;
    }

    private double along(int point, double x, double y) {
        double[] at = hull[point % hull.length];
        return (at[0] - hull[0][0]) * x + (at[1] - hull[0][1]) * y;
    }

    private Shape.Box box(double[] origin, double x, double y, int right, int bottom, int left) {
        double start = (origin[0] - hull[0][0]) * x + (origin[1] - hull[0][1]) * y;
        double top = -(origin[0] - hull[0][0]) * y + (origin[1] - hull[0][1]) * x;
        double from = along(left, x, y) - start;
        double to = along(right, x, y) - start;
        double down = along(bottom, -y, x) - top;
        double middle = (from + to) / 2;
        double centerX = origin[0] + x * middle - y * down / 2;
        double centerY = origin[1] + y * middle + x * down / 2;
        return upright(centerX, centerY, to - from, Math.max(0, down), x, y);
    }

    /** Returns the box whose width runs in the direction (x, y), described by the least of its four possible angles. */
    private static Shape.Box upright(double centerX, double centerY, double width, double height, double x, double y) {
        double alongX = x;
        double alongY = y;
        int quarters = 0;
        while (!(alongX > 0 && alongY > -alongX && alongY <= alongX)) {
            double turned = alongX;
            alongX = alongY;
            alongY = -turned;
            quarters++;
        }
        double newWidth = quarters % 2 == 0 ? width : height;
        double newHeight = quarters % 2 == 0 ? height : width;
        return new Shape.Box(
                centerX - newWidth / 2,
                centerY - newHeight / 2,
                newWidth,
                newHeight,
                StrictMath.atan2(alongY, alongX) + 0.0);
    }

    private static int compare(Shape.Box a, Shape.Box b) {
        double areaA = a.width() * a.height();
        double areaB = b.width() * b.height();
        if (Math.abs(areaA - areaB) > SAME_AREA * Math.max(areaA, areaB)) {
            return Double.compare(areaA, areaB);
        }
        int byTurn = Double.compare(Math.abs(a.angle()), Math.abs(b.angle()));
        return byTurn != 0 ? byTurn : Double.compare(b.angle(), a.angle());
    }

    /**
     * Returns the corners of the convex hull, clockwise on the screen, without corners on the line between their
     * neighbours.
     */
    private static double[][] hull(PointList points) {
        double[][] sorted = new double[points.size()][];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = new double[] {limited(points.x(i)), limited(points.y(i))};
        }
        Arrays.sort(sorted, Comparator.<double[]>comparingDouble(at -> at[0]).thenComparingDouble(at -> at[1]));
        double[][] hull = new double[2 * sorted.length + 1][];
        int size = 0;
        for (double[] point : sorted) {
            size = push(hull, size, 0, point);
        }
        int upper = size - 1;
        for (int i = sorted.length - 2; i >= 0; i--) {
            size = push(hull, size, upper, sorted[i]);
        }
        return Arrays.copyOf(hull, size > 1 ? size - 1 : size);
    }

    /**
     * Adds a point to a chain and removes the points before it that are then not on the hull. The point at
     * {@code start} stays.
     */
    private static int push(double[][] hull, int size, int start, double[] point) {
        int kept = size;
        if (kept > start && Arrays.equals(hull[kept - 1], point)) {
            return kept;
        }
        while (kept - start >= 2 && turn(hull[kept - 2], hull[kept - 1], point) <= 0) {
            kept--;
        }
        hull[kept] = point;
        return kept + 1;
    }

    /** Returns the coordinate within limits. Adding 0 turns -0 into 0. */
    private static double limited(double number) {
        return CoordinateLimit.limited(number) + 0.0;
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
