package org.labelport.geometry;

import org.labelport.model.Shape;

/** Reads boxes that files give as a centre and sides, each of them rounded. */
public final class CenteredBox {

    private CenteredBox() {}

    /**
     * Returns the box in pixels. Rounding makes a box at the picture's border seem to go beyond it by a last digit;
     * such a box is cut at the border.
     *
     * @param centerX in pixels, like all the others
     * @param slackX how far rounding may have moved its left and right side, in pixels
     * @param slackY how far rounding may have moved its top and bottom side, in pixels
     */
    public static Shape.Box of(
            double centerX, double centerY, double width, double height, Frame frame, double slackX, double slackY) {
        double[] across = stretch(centerX, width, frame.width(), slackX);
        double[] down = stretch(centerY, height, frame.height(), slackY);
        return Shape.Box.of(across[0], down[0], across[1], down[1]);
    }

    /** Returns the start and the length along one axis. */
    private static double[] stretch(double center, double length, double side, double slack) {
        double pixels = length;
        double start = center - pixels / 2;
        if (start < 0 && start >= -slack) {
            pixels = Math.max(0, pixels + start);
            start = 0;
        }
        if (start + pixels > side && start + pixels <= side + slack) {
            pixels = Math.max(0, side - start);
            while (start + pixels > side) {
                pixels = Math.nextDown(pixels);
            }
        }
        return new double[] {start, pixels};
    }
}
