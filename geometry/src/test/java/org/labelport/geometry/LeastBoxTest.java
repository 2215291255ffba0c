package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Box;

class LeastBoxTest {

    private static PointList random(long seed, int size, boolean onGrid) {
        double[] xy = new Random(seed).doubles(2L * size, -20, 50).toArray();
        for (int i = 0; onGrid && i < xy.length; i++) {
            xy[i] = Math.rint(xy[i] / 10);
        }
        return new PointList(xy);
    }

    private static Shape.Polygon polygon(PointList ring) {
        return new Shape.Polygon(List.of(new Shape.Polygon.Part(ring, List.of())));
    }

    /**
     * Returns how far points reach from a box's centre along its width and height: half of each when the box is tight.
     */
    private static double[] reach(Box box, PointList points) {
        double[] reach = new double[2];
        for (int i = 0; i < points.size(); i++) {
            double x = points.x(i) - box.x() - box.width() / 2;
            double y = points.y(i) - box.y() - box.height() / 2;
            reach[0] = Math.max(reach[0], Math.abs(x * Math.cos(box.angle()) + y * Math.sin(box.angle())));
            reach[1] = Math.max(reach[1], Math.abs(y * Math.cos(box.angle()) - x * Math.sin(box.angle())));
        }
        return reach;
    }

    private static double areaAt(double angle, PointList points) {
        double[] ends = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < points.size(); i++) {
            double along = points.x(i) * Math.cos(angle) + points.y(i) * Math.sin(angle);
            double down = points.y(i) * Math.cos(angle) - points.x(i) * Math.sin(angle);
            ends[0] = Math.min(ends[0], along);
            ends[1] = Math.max(ends[1], along);
            ends[2] = Math.min(ends[2], down);
            ends[3] = Math.max(ends[3], down);
        }
        return (ends[1] - ends[0]) * (ends[3] - ends[2]);
    }

    @Property
    void holdsAllPointsTightlyAndNoOtherAngleIsBetter(
            @ForAll @IntRange(min = 3, max = 40) int size, @ForAll boolean onGrid, @ForAll long seed) {
        PointList points = random(seed, size, onGrid);

        Box box = Boxes.minimumArea(polygon(points)).orElseThrow();

        double[] reach = reach(box, points);
        assertEquals(box.width() / 2, reach[0], 1e-9);
        assertEquals(box.height() / 2, reach[1], 1e-9);
        assertTrue(box.angle() > -Math.PI / 4 && box.angle() <= Math.PI / 4, box.toString());
        for (int i = 0; i < 720; i++) {
            double other = areaAt(i * Math.PI / 1440, points);
            assertTrue(box.width() * box.height() <= other + 1e-6, box + " " + i);
        }
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            double edge = Math.atan2(points.y(next) - points.y(i), points.x(next) - points.x(i));
            assertTrue(box.width() * box.height() <= areaAt(edge, points) + 1e-6, box + " edge " + i);
        }
    }

    @Property
    void orderOfPointsDoesNotMatter(@ForAll @IntRange(min = 1, max = 12) int size, @ForAll long seed) {
        PointList points = random(seed, size, true);

        assertEquals(Boxes.minimumArea(polygon(points)), Boxes.minimumArea(polygon(Rings.reversed(points))));
    }

    @Property
    void boxAsAPolygonIsFound(
            @ForAll @DoubleRange(min = 1, max = 300) double width,
            @ForAll @DoubleRange(min = 1, max = 300) double height,
            @ForAll @DoubleRange(min = -0.78, max = 0.78) double angle) {
        Box box = new Box(20, 30, width, height, angle);

        Box found = Boxes.minimumArea(Polygons.of(box)).orElseThrow();

        assertEquals(0, distance(Boxes.corners(box), Boxes.corners(found)), 1e-7);
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    @Test
    void uprightShapesStayUpright() {
        assertEquals(
                Optional.of(Box.of(1, 2, 4, 3)), Boxes.minimumArea(Shape.Polygon.of(5, 5, 1, 5, 1, 2, 3, 2, 5, 2)));
        assertEquals(
                Optional.of(Box.of(10, 20, 3, 2)),
                Boxes.minimumArea(new Shape.Mask(10, 20, 5, 2, new int[] {0, 3, 2, 3, 2})));
        Box rotated = new Box(1, 2, 3, 4, 2);
        assertEquals(Optional.of(rotated), Boxes.minimumArea(rotated));
        assertEquals(Optional.of(Box.of(2, 6, 6, 8)), Boxes.minimumArea(new Shape.Ellipse(5, 10, 4, 3, Math.PI / 2)));
    }

    @Test
    void cornersOfASquareOnItsTip() {
        Box box = Boxes.minimumArea(Shape.Polygon.of(5, 0, 10, 5, 5, 10, 0, 5)).orElseThrow();

        assertEquals(Math.PI / 4, box.angle(), 1e-12);
        assertEquals(Math.sqrt(50), box.width(), 1e-12);
        assertEquals(Math.sqrt(50), box.height(), 1e-12);
    }

    @Test
    void pointsWithoutAreaHaveABoxWithoutArea() {
        Box line = Boxes.minimumArea(Shape.Polygon.of(0, 0, 6, 3, 2, 1, 4, 2)).orElseThrow();
        Keypoint seen = new Keypoint("a", 3, 4, Keypoint.Visibility.VISIBLE);
        Keypoint unseen = new Keypoint("b", 0, 0, Keypoint.Visibility.NOT_LABELLED);

        assertEquals(StrictMath.hypot(6, 3), line.width(), 1e-12);
        assertEquals(0, line.height(), 1e-12);
        assertEquals(Math.atan2(1, 2), line.angle(), 1e-12);
        assertEquals(Optional.of(Box.of(3, 4, 0, 0)), Boxes.minimumArea(new Shape.Points(List.of(seen, unseen))));
        assertEquals(Optional.empty(), Boxes.minimumArea(new Shape.Points(List.of(unseen))));
        assertEquals(Optional.empty(), Boxes.minimumArea(new Shape.Whole()));
        assertEquals(Optional.empty(), Boxes.minimumArea(new Shape.Mask(0, 0, 0, 0, new int[0])));
    }

    @Test
    void hostileNumbersAndManyPointsEnd() {
        double[] circle = new double[400_000];
        for (int i = 0; i < circle.length; i += 2) {
            circle[i] = 500 * StrictMath.cos(Math.PI * i / 200_000);
            circle[i + 1] = 500 * StrictMath.sin(Math.PI * i / 200_000);
        }
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            assertEquals(
                    1000,
                    Boxes.minimumArea(Shape.Polygon.of(circle)).orElseThrow().width(),
                    1e-3);
            assertTrue(Boxes.minimumArea(Shape.Polygon.of(-1e308, 0, 1e308, 1e308, 4e-324, -1e308))
                    .isPresent());
            assertTrue(Boxes.minimumArea(new Shape.Ellipse(1e308, 0, 1e308, 1e308, 1))
                    .isPresent());
            assertTrue(Boxes.minimumArea(Shape.Polygon.of(0, 0, 4e-324, 0, 0, 4e-324))
                    .isPresent());
        });
    }
}
