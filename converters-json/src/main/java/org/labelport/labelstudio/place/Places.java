package org.labelport.labelstudio.place;

import org.labelport.geometry.Frame;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.model.PointList;

/** Writes coordinates in percent of the frame. */
public final class Places {

    private static final double FULL_TURN = 360;

    private Places() {}

    public static double percent(double pixels, double side) {
        return pixels * 100 / side;
    }

    /** Converts an angle to degrees from 0 to 360. */
    static double degrees(double radians) {
        double degrees = Math.toDegrees(radians);
        return degrees < 0 ? degrees + FULL_TURN : degrees;
    }

    public static void rotation(double radians, JsonLine json) {
        json.key("rotation").number(degrees(radians));
    }

    public static void points(PointList points, Frame frame, JsonLine json) {
        json.open('[');
        for (int i = 0; i < points.size(); i++) {
            json.open('[').number(percent(points.x(i), frame.width()));
            json.number(percent(points.y(i), frame.height())).close(']');
        }
        json.close(']');
    }
}
