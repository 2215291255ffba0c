package org.labelport.csv;

/** The model's radians as the degrees that people read. */
final class Degrees {

    private static final double PLACES = 1e9;

    private Degrees() {}

    /** Degrees, rounded so that an angle that was entered in degrees shows as it was. */
    static double of(double radians) {
        return Math.rint(Math.toDegrees(radians) * PLACES) / PLACES;
    }
}
