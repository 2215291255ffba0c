package org.labelport.geometry;

import org.labelport.model.Shape;

/** Corrects boxes of files that round numbers: a box at the picture's border seems to go beyond it by a last digit. */
public final class BorderRounding {

    private BorderRounding() {}

    /**
     * Returns an axis-parallel box cut at those borders beyond which rounding may have moved it. Where it goes further,
     * it stays as it is.
     *
     * @param slackX how far rounding may have moved its left and right side, in pixels
     * @param slackY how far rounding may have moved its top and bottom side, in pixels
     */
    public static Shape.Box undone(Shape.Box box, Frame frame, double slackX, double slackY) {
        Stretch across = new Stretch(box.x(), box.width()).within(frame.width(), slackX);
        Stretch down = new Stretch(box.y(), box.height()).within(frame.height(), slackY);
        return Shape.Box.of(across.start, down.start, across.length, down.length);
    }

    /** A side of a box along one axis. */
    private record Stretch(double start, double length) {

        Stretch within(double side, double slack) {
            double from = start;
            double pixels = length;
            if (from < 0 && from >= -slack) {
                pixels = Math.max(0, pixels + from);
                from = 0;
            }
            if (from + pixels > side && from + pixels <= side + slack) {
                pixels = Math.max(0, side - from);
            }
            return new Stretch(from, pixels);
        }
    }
}
