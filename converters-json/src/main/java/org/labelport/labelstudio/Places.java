package org.labelport.labelstudio;

import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Writes places in percent of the frame. */
final class Places {

    private static final double FULL_TURN = 360;

    private Places() {}

    static double percent(double pixels, double side) {
        return pixels * 100 / side;
    }

    /** The fields of a box, which turns about the corner that is top left before it turns. */
    static void box(Shape.Box box, Frame frame, JsonLine json) {
        double left = box.x();
        double top = box.y();
        if (box.rotated()) {
            double[] corners = Boxes.corners(box);
            left = corners[0];
            top = corners[1];
        }
        json.key("x").number(percent(left, frame.width()));
        json.key("y").number(percent(top, frame.height()));
        json.key("width").number(percent(box.width(), frame.width()));
        json.key("height").number(percent(box.height(), frame.height()));
        rotation(box.angle(), json);
    }

    static void rotation(double radians, JsonLine json) {
        double degrees = Math.toDegrees(radians);
        json.key("rotation").number(degrees < 0 ? degrees + FULL_TURN : degrees);
    }

    static void points(PointList points, Frame frame, JsonLine json) {
        json.open('[');
        for (int i = 0; i < points.size(); i++) {
            json.open('[').number(percent(points.x(i), frame.width()));
            json.number(percent(points.y(i), frame.height())).close(']');
        }
        json.close(']');
    }
}
