package org.labelport.csv.write;

/** Converts the model's radians to the degrees that people read. */
final class Degrees {

    private static final double PLACES = 1e9;

    private Degrees() {}

    /** Returns degrees, rounded so that an angle that was entered in degrees is shown as it was entered. */
    static double of(double radians) {
        return Math.rint(Math.toDegrees(radians) * PLACES) / PLACES;
    }
}
