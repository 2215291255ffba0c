package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.Shape.Box;
import org.labelport.model.Vec3;

class BoxesTest {

    private static final Frame FRAME = new Frame(10, 8);

    @Test
    void boundsOfWhatSpansAllNumbersAreFinite() {
        Shape.Box bounds = Boxes.bounds(Shape.Polygon.of(-1.7e308, -1.7e308, 1.7e308, -1.7e308, 1.7e308, 1.7e308))
                .orElseThrow();
        assertEquals(Double.MAX_VALUE, bounds.width());
        assertEquals(Double.MAX_VALUE, bounds.height());
    }

    @Test
    void quarterTurnsKeepRoundNumbers() {
        assertArrayEquals(new double[] {3, 0, 3, 4, 1, 4, 1, 0}, Boxes.corners(new Box(0, 1, 4, 2, Math.PI / 2)));
        assertArrayEquals(new double[] {4, 3, 0, 3, 0, 1, 4, 1}, Boxes.corners(new Box(0, 1, 4, 2, Math.PI)));
        assertArrayEquals(new double[] {1, 4, 1, 0, 3, 0, 3, 4}, Boxes.corners(new Box(0, 1, 4, 2, -Math.PI / 2)));
        assertArrayEquals(new double[] {0, 1, 4, 1, 4, 3, 0, 3}, Boxes.corners(Box.of(0, 1, 4, 2)));
    }

    @Test
    void rotationIsClockwiseOnTheScreen() {
        double[] corners = Boxes.corners(new Box(-1, -1, 2, 2, Math.PI / 4));

        assertArrayEquals(
                new double[] {0, -Math.sqrt(2), Math.sqrt(2), 0, 0, Math.sqrt(2), -Math.sqrt(2), 0}, corners, 1e-12);
    }

    @Property
    void boundsHoldAllCorners(@ForAll @DoubleRange(min = -3.14, max = 3.14) double angle) {
        Box box = new Box(3, 4, 5, 6, angle);

        Box bounds = Boxes.bounds(box).orElseThrow();

        double[] corners = Boxes.corners(box);
        for (int i = 0; i < 8; i += 2) {
            assertTrue(corners[i] >= bounds.x() && corners[i] <= bounds.right() + 1e-12);
            assertTrue(corners[i + 1] >= bounds.y() && corners[i + 1] <= bounds.bottom() + 1e-12);
        }
    }

    @Property
    void ellipseTouchesItsBounds(@ForAll @DoubleRange(min = -3.14, max = 3.14) double angle) {
        Shape.Ellipse ellipse = new Shape.Ellipse(50, 60, 40, 20, angle);

        Box bounds = Boxes.bounds(ellipse).orElseThrow();
        Box ofPoints = Boxes.bounds(Polygons.of(ellipse)).orElseThrow();

        assertEquals(bounds.x(), ofPoints.x(), 0.25);
        assertEquals(bounds.y(), ofPoints.y(), 0.25);
        assertEquals(bounds.width(), ofPoints.width(), 0.5);
        assertEquals(bounds.height(), ofPoints.height(), 0.5);
    }

    @Test
    void boundsOfEveryShapeOnAPicture() {
        Box box = Box.of(1, 2, 3, 4);

        assertSame(box, Boxes.bounds(box).orElseThrow());
        assertEquals(Optional.of(Box.of(1, 2, 4, 3)), Boxes.bounds(Shape.Polygon.of(1, 5, 5, 2, 2, 3)));
        assertEquals(
                Optional.of(Box.of(1, 2, 4, 3)), Boxes.bounds(new Shape.Path(PointList.of(1, 5, 5, 2), false, true)));
        assertEquals(
                Optional.of(Box.of(3, 4, 2, 1)),
                Boxes.bounds(new Shape.Points(List.of(
                        new Keypoint("a", 0, 0, Visibility.NOT_LABELLED),
                        new Keypoint("b", 3, 5, Visibility.VISIBLE),
                        new Keypoint("c", 5, 4, Visibility.OCCLUDED)))));
    }

    @Test
    void splineSwingsBeyondItsPoints() {
        Shape.Path path = new Shape.Path(PointList.of(0, 0, 10, 10, 20, 10, 30, 0), false, true);

        assertTrue(Boxes.bounds(path).orElseThrow().bottom() > 10.5);
    }

    @Test
    void boundsOfAMaskAreThoseOfItsPixels() {
        assertEquals(
                Optional.of(Box.of(11, 20, 1, 1)), Boxes.bounds(new Shape.Mask(10, 20, 3, 2, new int[] {1, 1, 4})));
        assertEquals(Optional.of(Box.of(12, 21, 1, 1)), Boxes.bounds(new Shape.Mask(10, 20, 3, 2, new int[] {5, 1})));
        assertEquals(
                Optional.of(Box.of(10, 20, 3, 2)), Boxes.bounds(new Shape.Mask(10, 20, 3, 2, new int[] {2, 2, 2})));
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Mask(10, 20, 3, 2, new int[] {6})));
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Mask(0, 0, 0, 0, new int[0])));
    }

    @Test
    void shapesWithoutPointsOnAPictureHaveNoBounds() {
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Whole()));
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Polygon(List.of())));
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Points(List.of())));
        assertEquals(Optional.empty(), Boxes.bounds(new Shape.Span(List.of())));
        assertEquals(
                Optional.empty(),
                Boxes.bounds(new Shape.Cuboid(new Vec3(0, 0, 0), new Vec3(1, 1, 1), Quaternion.IDENTITY)));
    }

    @Test
    void boxTouchingTheEdgeStaysAsItIs() {
        Box box = Box.of(4, 0, 6, 8);

        assertSame(box, Boxes.clip(box, FRAME).orElseThrow());
        assertTrue(Boxes.inside(box, FRAME));
        assertTrue(Boxes.inside(new Box(0, 2, 4, 4, Math.PI / 2), FRAME));
        assertFalse(Boxes.inside(new Box(0, 2, 4, 4, Math.PI / 4), FRAME));
    }

    @Test
    void boxAcrossTheEdgeIsClipped() {
        assertEquals(Optional.of(Box.of(0, 0, 10, 8)), Boxes.clip(Box.of(-5, -5, 50, 50), FRAME));
        assertEquals(Optional.of(Box.of(8, 6, 2, 2)), Boxes.clip(Box.of(8, 6, 9, 9), FRAME));
    }

    @Test
    void nothingIsLeftOfABoxOutside() {
        assertEquals(Optional.empty(), Boxes.clip(Box.of(10, 0, 5, 5), FRAME));
        assertEquals(Optional.empty(), Boxes.clip(Box.of(-5, 0, 5, 5), FRAME));
        assertEquals(Optional.empty(), Boxes.clip(Box.of(1, 1, 0, 5), FRAME));
    }

    @Test
    void rotatedBoxIsClippedAsAPolygon() {
        assertThrows(IllegalArgumentException.class, () -> Boxes.clip(new Box(0, 0, 1, 1, 1), FRAME));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void frameHasFiniteSides(double side) {
        assertThrows(IllegalArgumentException.class, () -> new Frame(side, 1));
        assertThrows(IllegalArgumentException.class, () -> new Frame(1, side));
    }

    @Test
    void boxesAreNearWhenEachSideIs() {
        Shape.Box box = Shape.Box.of(10, 10, 20, 20);

        assertTrue(Boxes.near(box, Shape.Box.of(9, 11, 20, 20), 1));
        assertFalse(Boxes.near(box, Shape.Box.of(10, 10, 21.5, 20), 1));
        assertFalse(Boxes.near(box, Shape.Box.of(8, 10, 22, 20), 1));
        assertFalse(Boxes.near(box, Shape.Box.of(10, 8, 20, 22), 1));
        assertFalse(Boxes.near(box, Shape.Box.of(10, 10, 20, 21.5), 1));
    }
}
