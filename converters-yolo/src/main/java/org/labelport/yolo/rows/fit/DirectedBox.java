package org.labelport.yolo.rows.fit;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Makes boxes with a given angle. */
final class DirectedBox {

    private DirectedBox() {}

    /**
     * Returns the smallest box with a given angle around a polygon.
     *
     * @param angle in radians
     */
    static Shape.Box around(Shape.Polygon polygon, double angle) {
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

    private static double[][] points(Shape.Polygon polygon) {
        return polygon.parts().stream()
                .map(Shape.Polygon.Part::ring)
                .flatMap(DirectedBox::points)
                .toArray(double[][]::new);
    }

    private static Stream<double[]> points(PointList ring) {
        return IntStream.range(0, ring.size()).mapToObj(i -> new double[] {ring.x(i), ring.y(i)});
    }
}
