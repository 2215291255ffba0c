package org.labelport.geometry;

import org.labelport.model.Shape;

/** Boxes of files that give a centre and sides, each rounded on its own. */
public final class CenteredBox {

    private CenteredBox() {}

    /**
     * The box in pixels. One at the picture's border seems to lie beyond it by a last digit; that much is taken back.
     *
     * @param centerX in pixels, like all the others
     * @param slackX how far rounding may have moved its left and right side
     * @param slackY how far rounding may have moved its top and bottom side
     */
    public static Shape.Box of(
            double centerX, double centerY, double width, double height, Frame frame, double slackX, double slackY) {
        double[] across = stretch(centerX, width, frame.width(), slackX);
        double[] down = stretch(centerY, height, frame.height(), slackY);
        return Shape.Box.of(across[0], down[0], across[1], down[1]);
    }

    /** Start and length. */
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
