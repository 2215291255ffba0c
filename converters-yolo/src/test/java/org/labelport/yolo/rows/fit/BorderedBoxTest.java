package org.labelport.yolo.rows.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Shape.Box;

class BorderedBoxTest {

    private static final Frame FRAME = new Frame(100, 80);
    private static final int STEPS = 2000;

    @Test
    void theSideThatCrossesTheBorderIsShortened() {
        Box upwards = new Box(30, 0, 40, 20, Math.PI / 2); // from 40, -10 to 60, 30
        Box onTheLeft = new Box(-15, 30, 30, 20, Math.PI); // from -15, 30 to 15, 50

        assertNear(
                new Box(35, 5, 30, 20, Math.PI / 2),
                BorderedBox.of(upwards, FRAME).orElseThrow());
        assertNear(
                new Box(0, 30, 15, 20, Math.PI),
                BorderedBox.of(onTheLeft, FRAME).orElseThrow());
    }

    @Test
    void nothingIsLeftOfABoxOutside() {
        assertEquals(Optional.empty(), BorderedBox.of(new Box(-60, 10, 40, 20, Math.PI), FRAME));
        assertEquals(Optional.empty(), BorderedBox.of(new Box(40, 100, 40, 20, 0.5), FRAME));
    }

    /** Of both ways to shorten a box, the one that leaves more is taken, and it leaves all that there can be. */
    @Property(tries = 300)
    void whatIsLeftIsTheLargestBoxOfTheSameAngle(
            @ForAll @DoubleRange(min = -20, max = 120) double centerX,
            @ForAll @DoubleRange(min = -20, max = 100) double centerY,
            @ForAll @DoubleRange(min = 1, max = 90) double width,
            @ForAll @DoubleRange(min = 1, max = 90) double height,
            @ForAll @DoubleRange(min = -3.14, max = 3.14) double angle) {
        Box box = new Box(centerX - width / 2, centerY - height / 2, width, height, angle);
        double shorter = height * left(box, width, height, 0);
        double lower = width * left(box, height, width, Math.PI / 2);

        Optional<Box> found = BorderedBox.of(box, FRAME);

        assertEquals(
                Math.max(shorter, lower),
                found.map(BorderedBox::area).orElse(0.0),
                2 * width * height / STEPS,
                box::toString);
        if (found.isPresent()) {
            assertEquals(angle, found.get().angle(), 1e-9);
            double[] corners = Boxes.corners(found.get());
            for (int i = 0; i < corners.length; i += 2) {
                assertTrue(isIn(corners[i], corners[i + 1], 1e-6), box + " becomes " + found.get());
                assertOn(box, corners[i], corners[i + 1]);
            }
        }
    }

    /** Returns how much of a side is left if the box is cut across it, found by trying many places. */
    private static double left(Box box, double side, double across, double turn) {
        double cos = Math.cos(box.angle() + turn);
        double sin = Math.sin(box.angle() + turn);
        int inside = 0;
        for (int i = 0; i < STEPS; i++) {
            double x = box.x() + box.width() / 2 + cos * side * ((i + 0.5) / STEPS - 0.5);
            double y = box.y() + box.height() / 2 + sin * side * ((i + 0.5) / STEPS - 0.5);
            if (isIn(x - sin * across / 2, y + cos * across / 2, 0)
                    && isIn(x + sin * across / 2, y - cos * across / 2, 0)) {
                inside++;
            }
        }
        return side * inside / STEPS;
    }

    private static boolean isIn(double x, double y, double tolerance) {
        return x >= -tolerance && y >= -tolerance && x <= FRAME.width() + tolerance && y <= FRAME.height() + tolerance;
    }

    private static void assertOn(Box box, double x, double y) {
        double offsetX = x - box.x() - box.width() / 2;
        double offsetY = y - box.y() - box.height() / 2;
        double along = offsetX * Math.cos(box.angle()) + offsetY * Math.sin(box.angle());
        double across = offsetY * Math.cos(box.angle()) - offsetX * Math.sin(box.angle());
        assertTrue(Math.abs(along) <= box.width() / 2 + 1e-6, box::toString);
        assertTrue(Math.abs(across) <= box.height() / 2 + 1e-6, box::toString);
    }

    private static void assertNear(Box expected, Box actual) {
        assertTrue(Boxes.near(expected, actual, 1e-9), actual::toString);
        assertEquals(expected.angle(), actual.angle(), 1e-9);
    }
}
