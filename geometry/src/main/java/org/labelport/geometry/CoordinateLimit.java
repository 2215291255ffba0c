package org.labelport.geometry;

/**
 * Keeps coordinates within ± 1e9, beyond which JTS, areas and COCO's grid could overflow. No picture is that large, so
 * that nothing on a picture changes.
 */
final class CoordinateLimit {

    private static final double MOST = 1e9;

    private CoordinateLimit() {}

    /** Returns the coordinate, or the limit that it exceeds. */
    static double limited(double coordinate) {
        return Math.max(-MOST, Math.min(MOST, coordinate));
    }
}
