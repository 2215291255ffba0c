package org.labelport.csv;

/** Converts angles between the model's radians and the degrees that people read. */
final class Degrees {

    private static final double PLACES = 1e9;

    private Degrees() {}

    /** Degrees, rounded so that an angle that was entered in degrees shows as it was. */
    static double of(double radians) {
        return Math.rint(Math.toDegrees(radians) * PLACES) / PLACES;
    }

    /** Radians in (-π, π]. */
    static double toRadians(double degrees) {
        double turned = degrees % 360;
        if (turned > 180) {
            turned -= 360;
        } else if (turned <= -180) {
            turned += 360;
        }
        return Math.toRadians(turned);
    }
}
