package org.labelport.yolo.rows.read;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.model.Shape;

/**
 * A rotated box that was made from its corners.
 *
 * @param refitted whether the corners are not those of a rectangle, so that the box is the smallest one around them
 */
public record Corners(Shape.Box box, boolean refitted) {

    /** In pixels. Corners are rounded one by one. */
    private static final double TOLERANCE = 0.5;

    private static final double FLAT = 1e-9;

    /**
     * Makes a box.
     *
     * @param xy four corners starting with the one that is top left before rotation, or the points of a polygon; in
     *     pixels
     */
    public static Corners of(double[] xy) {
        if (xy.length == 8) {
            Optional<Shape.Box> box = exact(xy).or(() -> exact(otherWayRound(xy)));
            if (box.isPresent()) {
                return new Corners(box.get(), false);
            }
        }
        return new Corners(Boxes.minimumArea(Shape.Polygon.of(xy)).orElseThrow(), true);
    }

    /**
     * Returns the rectangle that has these corners, clockwise on the screen; empty if they are not those of a
     * rectangle.
     */
    private static Optional<Shape.Box> exact(double[] xy) {
        return Optional.of(rectangle(xy)).filter(box -> isNear(box, xy));
    }

    private static double[] otherWayRound(double[] xy) {
        return new double[] {xy[0], xy[1], xy[6], xy[7], xy[4], xy[5], xy[2], xy[3]};
    }

    /** Returns the rectangle nearest to the corners, which are taken to go clockwise on the screen. */
    private static Shape.Box rectangle(double[] xy) {
        double alongX = (xy[2] - xy[0] + xy[4] - xy[6]) / 2;
        double alongY = (xy[3] - xy[1] + xy[5] - xy[7]) / 2;
        double acrossX = (xy[6] - xy[0] + xy[4] - xy[2]) / 2;
        double acrossY = (xy[7] - xy[1] + xy[5] - xy[3]) / 2;
        double width = StrictMath.hypot(alongX, alongY);
        double height = StrictMath.hypot(acrossX, acrossY);
        double centerX = (xy[0] + xy[2] + xy[4] + xy[6]) / 4;
        double centerY = (xy[1] + xy[3] + xy[5] + xy[7]) / 4;
        // Both pairs of sides give the direction; the longer pair is more exact and has more weight.
        double angle = StrictMath.atan2(alongY * width - acrossX * height, alongX * width + acrossY * height);
        if (Math.abs(angle) < FLAT || angle <= -Math.PI) {
            angle = angle <= -Math.PI ? Math.PI : 0;
        }
        return new Shape.Box(centerX - width / 2, centerY - height / 2, width, height, angle);
    }

    private static boolean isNear(Shape.Box box, double[] xy) {
        double[] corners = Boxes.corners(box);
        for (int i = 0; i < corners.length; i++) {
            if (Math.abs(corners[i] - xy[i]) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
