package org.labelport.yolo.rows.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CornersTest {

    /** Each corner is rounded for itself, which turns short sides far more than long ones. */
    @Test
    void longSidesOfAThinBoxDecideItsAngle() {
        Corners flat = Corners.of(new double[] {0, 0, 100, 0, 100.4, 2, 0.4, 2});
        Corners upright = Corners.of(new double[] {0, 0, 2, 0.4, 2, 100.4, 0, 100});

        assertFalse(flat.refitted());
        assertEquals(0, flat.box().angle(), 0.001);
        assertEquals(100, flat.box().width(), 0.1);
        assertFalse(upright.refitted());
        assertEquals(0, upright.box().angle(), 0.001);
        assertEquals(100, upright.box().height(), 0.1);
    }

    @Test
    void cornersThatAreFurtherOffBecomeTheLeastBoxAroundThem() {
        Corners trapezium = Corners.of(new double[] {0, 0, 60, 0, 50, 20, 10, 20});

        assertTrue(trapezium.refitted());
        assertEquals(60 * 20, trapezium.box().width() * trapezium.box().height(), 1e-6);
    }
}
