package org.labelport.geometry;

/** Angles in files, which are degrees of any number of turns, and the model's radians in (-π, π]; both clockwise on the screen. */
public final class Angles {

    private static final double FULL_TURN = 360;

    private Angles() {}

    /** The same direction in (-180, 180]. */
    public static double halfTurn(double degrees) {
        double turn = degrees % FULL_TURN;
        if (turn > FULL_TURN / 2) {
            return turn - FULL_TURN;
        }
        return turn <= -FULL_TURN / 2 ? turn + FULL_TURN : turn;
    }

    /** The same direction in radians in (-π, π]. */
    public static double radians(double degrees) {
        return Math.toRadians(halfTurn(degrees));
    }
}
