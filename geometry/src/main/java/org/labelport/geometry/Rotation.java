package org.labelport.geometry;

/**
 * Turns points clockwise on the screen about a centre. Quarter turns are exact, so that a box turned by 90° keeps its
 * round numbers; other angles use StrictMath, which gives the same bits on every machine.
 */
record Rotation(double centerX, double centerY, double sin, double cos) {

    private static final double QUARTER_TOLERANCE = 1e-12;

    static Rotation about(double centerX, double centerY, double angle) {
        double quarters = angle / (Math.PI / 2);
        double nearest = Math.rint(quarters);
        if (Math.abs(quarters - nearest) > QUARTER_TOLERANCE) {
            return new Rotation(centerX, centerY, StrictMath.sin(angle), StrictMath.cos(angle));
        }
        return switch ((int) (nearest - 4 * Math.floor(nearest / 4))) {
            case 0 -> new Rotation(centerX, centerY, 0, 1);
            case 1 -> new Rotation(centerX, centerY, 1, 0);
            case 2 -> new Rotation(centerX, centerY, 0, -1);
            default -> new Rotation(centerX, centerY, -1, 0);
        };
    }

    double x(double offsetX, double offsetY) {
        return centerX + offsetX * cos - offsetY * sin;
    }

    double y(double offsetX, double offsetY) {
        return centerY + offsetX * sin + offsetY * cos;
    }
}
