package org.labelport.dm.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Quaternion;
import org.labelport.model.Vec3;

class EulerAnglesTest {

    private static final double QUARTER = Math.PI / 2;

    @Test
    void aboutEachAxis() {
        double half = Math.sqrt(0.5);

        same(new Quaternion(half, 0, 0, half), EulerAngles.rotation(QUARTER, 0, 0));
        same(new Quaternion(0, half, 0, half), EulerAngles.rotation(0, QUARTER, 0));
        same(new Quaternion(0, 0, half, half), EulerAngles.rotation(0, 0, QUARTER));
    }

    /** The matrix is Rx · Ry · Rz, so that the rotation about z is applied first, and that about x last. */
    @Test
    void lastAngleTurnsFirst() {
        double[] turned = turn(EulerAngles.rotation(QUARTER, 0, QUARTER), 1, 0, 0);

        assertEquals(0, turned[0], 1e-12);
        assertEquals(0, turned[1], 1e-12);
        assertEquals(1, turned[2], 1e-12);
    }

    @Property(tries = 500)
    void anglesGiveTheSameRotationAgain(
            @ForAll @DoubleRange(min = -7, max = 7) double x,
            @ForAll @DoubleRange(min = -7, max = 7) double y,
            @ForAll @DoubleRange(min = -7, max = 7) double z) {
        Quaternion rotation = EulerAngles.rotation(x, y, z);
        Vec3 angles = EulerAngles.of(rotation);

        sameTurn(rotation, EulerAngles.rotation(angles.x(), angles.y(), angles.z()));
    }

    @Test
    void lockedAnglesGiveTheSameRotationAgain() {
        for (double y : new double[] {QUARTER, -QUARTER}) {
            Quaternion rotation = EulerAngles.rotation(0.3, y, 0.4);
            Vec3 angles = EulerAngles.of(rotation);

            assertEquals(0, angles.z());
            sameTurn(rotation, EulerAngles.rotation(angles.x(), angles.y(), angles.z()));
        }
    }

    private static void same(Quaternion expected, Quaternion actual) {
        assertEquals(expected.x(), actual.x(), 1e-12);
        assertEquals(expected.y(), actual.y(), 1e-12);
        assertEquals(expected.z(), actual.z(), 1e-12);
        assertEquals(expected.w(), actual.w(), 1e-12);
    }

    /** Quaternions of opposite signs are the same rotation. */
    private static void sameTurn(Quaternion expected, Quaternion actual) {
        double product = expected.x() * actual.x()
                + expected.y() * actual.y()
                + expected.z() * actual.z()
                + expected.w() * actual.w();
        assertEquals(1, Math.abs(product), 1e-6);
    }

    private static double[] turn(Quaternion q, double x, double y, double z) {
        double tx = 2 * (q.y() * z - q.z() * y);
        double ty = 2 * (q.z() * x - q.x() * z);
        double tz = 2 * (q.x() * y - q.y() * x);
        return new double[] {
            x + q.w() * tx + q.y() * tz - q.z() * ty,
            y + q.w() * ty + q.z() * tx - q.x() * tz,
            z + q.w() * tz + q.x() * ty - q.y() * tx
        };
    }
}
