package org.labelport.model;

/** A rotation as a unit quaternion. The constructor normalises, and picks the sign with w ≥ 0. */
public record Quaternion(double x, double y, double z, double w) {

    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    public Quaternion {
        Finite.require("quaternion", x, y, z, w);
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
        if (length == 0) {
            throw new IllegalArgumentException("a rotation cannot be the zero quaternion");
        }
        if (w < 0) {
            length = -length;
        }
        // Written values come back unchanged: a quaternion that is a unit up to rounding is not divided again.
        if (Math.abs(length - 1) > 1e-12) {
            x /= length;
            y /= length;
            z /= length;
            w /= length;
        }
    }
}
