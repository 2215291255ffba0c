package org.labelport.geometry;

import java.util.Optional;
import org.labelport.model.Shape;

/** Fits a box to four corners, unless one of them is too far off. */
final class RectangleFit {

    private static final double LEAST_TOLERANCE = 0.05;
    private static final double TOLERANCE_OF_DIAGONAL = 1e-3;
    private static final int NUMBERS = 8;

    private RectangleFit() {}

    static Optional<Shape.Box> of(double[] xy) {
        if (xy.length != NUMBERS) {
            throw new IllegalArgumentException("a box has 4 corners of 2 numbers, not " + xy.length + " numbers");
        }
        double[] corners = clockwise(xy);
        return isUpright(corners) ? upright(corners) : rotated(corners);
    }

    /** Returns the same corners clockwise on the screen, starting with the same one. */
    private static double[] clockwise(double[] xy) {
        double acrossX = xy[4] - xy[0];
        double acrossY = xy[5] - xy[1];
        double turn = (xy[2] - xy[0]) * acrossY - (xy[3] - xy[1]) * acrossX;
        return turn >= 0 ? xy : new double[] {xy[0], xy[1], xy[6], xy[7], xy[4], xy[5], xy[2], xy[3]};
    }

    private static boolean isUpright(double[] xy) {
        return xy[1] == xy[3] && xy[2] == xy[4] && xy[5] == xy[7] && xy[6] == xy[0] && xy[0] < xy[2] && xy[1] < xy[5];
    }

    private static Optional<Shape.Box> upright(double[] xy) {
        double width = xy[2] - xy[0];
        double height = xy[5] - xy[1];
        return width <= Double.MAX_VALUE && height <= Double.MAX_VALUE
                ? Optional.of(Shape.Box.of(xy[0], xy[1], width, height))
                : Optional.empty();
    }

    private static Optional<Shape.Box> rotated(double[] xy) {
        double rightX = (xy[2] - xy[0] + xy[4] - xy[6]) / 2;
        double rightY = (xy[3] - xy[1] + xy[5] - xy[7]) / 2;
        double downX = (xy[6] - xy[0] + xy[4] - xy[2]) / 2;
        double downY = (xy[7] - xy[1] + xy[5] - xy[3]) / 2;
        double width = StrictMath.hypot(rightX, rightY);
        double height = StrictMath.hypot(downX, downY);
        if (!(width > 0 && height > 0 && width * height <= Double.MAX_VALUE)) {
            return Optional.empty();
        }
        // The angle is that of the sum of both sides, one turned by 90°; so the longer side counts more.
        double angle = StrictMath.atan2(rightY - downX, rightX + downY);
        double centerX = xy[0] / 4 + xy[2] / 4 + xy[4] / 4 + xy[6] / 4;
        double centerY = xy[1] / 4 + xy[3] / 4 + xy[5] / 4 + xy[7] / 4;
        Shape.Box box = new Shape.Box(
                centerX - width / 2, centerY - height / 2, width, height, angle == -Math.PI ? Math.PI : angle + 0.0);
        return distance(Boxes.corners(box), xy) <= tolerance(width, height) ? Optional.of(box) : Optional.empty();
    }

    private static double tolerance(double width, double height) {
        return Math.max(LEAST_TOLERANCE, TOLERANCE_OF_DIAGONAL * StrictMath.hypot(width, height));
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i += 2) {
            most = Math.max(most, StrictMath.hypot(a[i] - b[i], a[i + 1] - b[i + 1]));
        }
        return most;
    }
}
