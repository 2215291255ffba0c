package org.labelport.dm.document;

import org.labelport.model.Quaternion;
import org.labelport.model.Vec3;

/**
 * Converts rotations of cuboids from and to three angles. The platform does not say in which order the angles apply.
 * The default of three.js, a library that draws point clouds in browsers, is assumed: order XYZ, intrinsic, so that the
 * matrix is Rx · Ry · Rz. Computed by StrictMath, which gives the same bits on every machine.
 */
public final class EulerAngles {

    /** From this sine of the second angle on, the first and third turn about the same axis (gimbal lock). */
    private static final double GIMBAL_LOCK_SINE = 0.9999999;

    private EulerAngles() {}

    /** Returns the rotation by three angles in radians. */
    public static Quaternion rotation(double x, double y, double z) {
        double sinX = StrictMath.sin(x / 2);
        double cosX = StrictMath.cos(x / 2);
        double sinY = StrictMath.sin(y / 2);
        double cosY = StrictMath.cos(y / 2);
        double sinZ = StrictMath.sin(z / 2);
        double cosZ = StrictMath.cos(z / 2);
        return new Quaternion(
                sinX * cosY * cosZ + cosX * sinY * sinZ,
                cosX * sinY * cosZ - sinX * cosY * sinZ,
                cosX * cosY * sinZ + sinX * sinY * cosZ,
                cosX * cosY * cosZ - sinX * sinY * sinZ);
    }

    /** Returns the angles of a rotation, in radians; if there are many solutions, the one whose third angle is 0. */
    public static Vec3 of(Quaternion q) {
        double sinY = Math.max(-1, Math.min(1, 2 * (q.x() * q.z() + q.w() * q.y())));
        double y = StrictMath.asin(sinY);
        if (Math.abs(sinY) < GIMBAL_LOCK_SINE) {
            double x = StrictMath.atan2(2 * (q.w() * q.x() - q.y() * q.z()), 1 - 2 * (q.x() * q.x() + q.y() * q.y()));
            double z = StrictMath.atan2(2 * (q.w() * q.z() - q.x() * q.y()), 1 - 2 * (q.y() * q.y() + q.z() * q.z()));
            return new Vec3(x + 0.0, y + 0.0, z + 0.0);
        }
        double x = StrictMath.atan2(2 * (q.y() * q.z() + q.w() * q.x()), 1 - 2 * (q.x() * q.x() + q.z() * q.z()));
        return new Vec3(x + 0.0, y, 0);
    }
}
