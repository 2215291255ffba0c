package org.labelport.yolo.rows;

import java.util.Arrays;
import java.util.Comparator;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Boxes in any direction around points. */
final class SmallestBox {

    private SmallestBox() {}

    /**
     * The box of the least area around points: one of its sides lies along a side of their convex hull.
     *
     * @param polygon with at least one point
     */
    static Shape.Box around(Shape.Polygon polygon) {
        double[][] hull = hull(points(polygon));
        Shape.Box best = along(hull, 0);
        for (int i = 0; i < hull.length; i++) {
            double[] next = hull[(i + 1) % hull.length];
            double angle = StrictMath.atan2(next[1] - hull[i][1], next[0] - hull[i][0]);
            Shape.Box box = along(hull, quarter(angle));
            if (box.width() * box.height() < best.width() * best.height() * (1 - 1e-12)) {
                best = box;
            }
        }
        return best;
    }

    /** The box of a given direction around points. */
    static Shape.Box along(Shape.Polygon polygon, double angle) {
        return along(points(polygon), angle);
    }

    private static Shape.Box along(double[][] points, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double[] point : points) {
            double along = point[0] * cos + point[1] * sin;
            double across = point[1] * cos - point[0] * sin;
            left = Math.min(left, along);
            right = Math.max(right, along);
            top = Math.min(top, across);
            bottom = Math.max(bottom, across);
        }
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        double width = right - left;
        double height = bottom - top;
        return new Shape.Box(
                along * cos - across * sin - width / 2,
                along * sin + across * cos - height / 2,
                width,
                height,
                angle == 0 ? 0 : angle);
    }

    /** The same direction of sides, from -45 to 45 degrees, so that the box's top left is what people take for it. */
    private static double quarter(double angle) {
        double right = Math.PI / 2;
        double turned = angle - right * Math.rint(angle / right);
        return Math.abs(turned) < 1e-9 ? 0 : turned;
    }

    private static double[][] points(Shape.Polygon polygon) {
        return polygon.parts().stream()
                .map(Shape.Polygon.Part::ring)
                .flatMap(SmallestBox::points)
                .toArray(double[][]::new);
    }

    private static java.util.stream.Stream<double[]> points(PointList ring) {
        return java.util.stream.IntStream.range(0, ring.size()).mapToObj(i -> new double[] {ring.x(i), ring.y(i)});
    }

    private static double[][] hull(double[][] points) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        double[][] hull = new double[2 * sorted.length + 1][];
        int size = 0;
        for (int pass = 0; pass < 2; pass++) {
            int floor = size + 1;
            for (int i = 0; i < sorted.length; i++) {
                double[] point = sorted[pass == 0 ? i : sorted.length - 1 - i];
                while (size > floor && cross(hull[size - 2], hull[size - 1], point) <= 0) {
                    size--;
                }
                hull[size++] = point;
            }
            size--;
        }
        return size < 1 ? new double[][] {sorted[0]} : Arrays.copyOf(hull, size);
    }

    private static double cross(double[] origin, double[] a, double[] b) {
        return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]);
    }
}
