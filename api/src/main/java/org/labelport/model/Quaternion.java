package org.labelport.model;

/** A rotation as a unit quaternion. The constructor normalises, and picks the sign with w ≥ 0. */
public record Quaternion(double x, double y, double z, double w) {

    /** No rotation. */
    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    public Quaternion {
        Finite.require("quaternion", x, y, z, w);
        double largest = Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.max(Math.abs(z), Math.abs(w)));
        if (largest == 0) {
            throw new IllegalArgumentException("a rotation cannot be the zero quaternion");
        }
        if (largest < 1e-100 || largest > 1e100) {
            // The squares would vanish or overflow.
            x /= largest;
            y /= largest;
            z /= largest;
            w /= largest;
        }
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
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
        // No negative zeros, which a turned sign leaves behind and which are not equal to zero in a record.
        x += 0.0;
        y += 0.0;
        z += 0.0;
        w += 0.0;
    }
}
