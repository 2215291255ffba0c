package org.labelport.geometry;

/**
 * Converts angles of files, in degrees and of any number of turns, into the model's radians in (-π, π]. Both count
 * clockwise on the screen.
 */
public final class Angles {

    private static final double FULL_TURN = 360;

    private Angles() {}

    /** Returns the same direction in degrees in (-180, 180]. */
    public static double halfTurn(double degrees) {
        double turn = degrees % FULL_TURN;
        if (turn > FULL_TURN / 2) {
            return turn - FULL_TURN;
        }
        return turn <= -FULL_TURN / 2 ? turn + FULL_TURN : turn;
    }

    /** Returns the same direction in radians in (-π, π]. */
    public static double radians(double degrees) {
        return Math.toRadians(halfTurn(degrees));
    }
}
