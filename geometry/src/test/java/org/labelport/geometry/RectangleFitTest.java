package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Shape.Box;

class RectangleFitTest {

    @Property
    void cornersOfAnyBoxMakeIt(
            @ForAll @DoubleRange(min = -50, max = 500) double x,
            @ForAll @DoubleRange(min = 1, max = 300) double width,
            @ForAll @DoubleRange(min = 1, max = 300) double height,
            @ForAll @DoubleRange(min = -3.14, max = 3.14) double angle) {
        Box box = new Box(x, 7, width, height, angle);

        assertNear(box, Boxes.ofCorners(Boxes.corners(box)).orElseThrow(), 1e-9);
    }

    @Property
    void cornersThatAFileRoundedStillMakeTheBox(
            @ForAll @DoubleRange(min = 2, max = 300) double width,
            @ForAll @DoubleRange(min = 2, max = 300) double height,
            @ForAll @DoubleRange(min = -3.14, max = 3.14) double angle) {
        Box box = new Box(3, 7, width, height, angle);
        double[] rounded = Boxes.corners(box);
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.rint(rounded[i] * 100) / 100;
        }

        Box found = Boxes.ofCorners(rounded).orElseThrow();

        double[] corners = Boxes.corners(found);
        for (int i = 0; i < corners.length; i++) {
            assertEquals(rounded[i], corners[i], 0.02);
        }
    }

    @Test
    void cornersOfALargeBoxMayBeOffByAThousandthOfItsDiagonal() {
        assertTrue(Boxes.ofCorners(0, 0, 3000, 4, 3000, 4000, 0, 4000).isPresent());
        assertTrue(Boxes.ofCorners(0, 0, 3000, 40, 3000, 4000, 0, 4000).isEmpty());
        assertTrue(Boxes.ofCorners(0, 0, 3, 0.04, 3, 4, 0, 4).isPresent());
        assertTrue(Boxes.ofCorners(0, 0, 3, 0.4, 3, 4, 0, 4).isEmpty());
    }

    private static void assertNear(Box expected, Box actual, double tolerance) {
        assertEquals(expected.x(), actual.x(), tolerance);
        assertEquals(expected.y(), actual.y(), tolerance);
        assertEquals(expected.width(), actual.width(), tolerance);
        assertEquals(expected.height(), actual.height(), tolerance);
        assertEquals(expected.angle(), actual.angle(), tolerance);
    }

    @Test
    void uprightCornersKeepTheirNumbers() {
        assertEquals(
                Optional.of(Box.of(0.1, 0.2, 0.7 - 0.1, 3)), Boxes.ofCorners(0.1, 0.2, 0.7, 0.2, 0.7, 3.2, 0.1, 3.2));
    }

    @Test
    void directionAroundDoesNotMatterAndTheFirstCornerStays() {
        Box quarter = new Box(0, 1, 4, 2, Math.PI / 2);

        assertEquals(Optional.of(quarter), Boxes.ofCorners(3, 0, 3, 4, 1, 4, 1, 0));
        assertEquals(Optional.of(quarter), Boxes.ofCorners(3, 0, 1, 0, 1, 4, 3, 4));
        assertEquals(Optional.of(Box.of(1, 0, 2, 4)), Boxes.ofCorners(1, 0, 1, 4, 3, 4, 3, 0));
        assertEquals(Optional.of(new Box(1, 0, 2, 4, Math.PI)), Boxes.ofCorners(3, 4, 1, 4, 1, 0, 3, 0));
    }

    @Test
    void whatIsNoRectangleIsNone() {
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, 4, 0, 5, 2, 1, 2)); // a parallelogram
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, 4, 0, 3, 2, 1, 2)); // a trapezium
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, 4, 2, 4, 0, 0, 2)); // crosses itself
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, 0, 0, 4, 2, 4, 2));
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, 4, 0, 4, 0, 0, 0));
        assertEquals(Optional.empty(), Boxes.ofCorners(1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void numbersThatAreNoneAreNoRectangle() {
        double most = Double.MAX_VALUE;
        assertEquals(Optional.empty(), Boxes.ofCorners(-most, -most, most, -most, most, most, -most, most));
        assertEquals(Optional.empty(), Boxes.ofCorners(Double.NaN, 0, 4, 0, 4, 2, 0, 2));
        assertEquals(Optional.empty(), Boxes.ofCorners(0, 0, Double.POSITIVE_INFINITY, 1, 4, 2, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> Boxes.ofCorners(0, 0, 1, 0, 1, 1));
    }
}
