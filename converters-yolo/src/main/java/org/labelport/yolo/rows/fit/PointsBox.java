package org.labelport.yolo.rows.fit;

import java.util.List;
import org.labelport.geometry.Frame;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.KeypointSet;

/** Makes the box of an object that has keypoints but no box. */
public final class PointsBox {

    /** The least length of a side in pixels. */
    private static final double LEAST_SIDE = 2;

    private PointsBox() {}

    /**
     * Returns the box around the visible and hidden keypoints.
     *
     * @param keypoints as {@link KeypointNumbers} returns them
     */
    public static Fitted around(double[] keypoints, Frame frame) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < keypoints.length; i += KeypointSet.STRIDE) {
            if (keypoints[i + 2] > 0) {
                left = Math.min(left, keypoints[i]);
                right = Math.max(right, keypoints[i]);
                top = Math.min(top, keypoints[i + 1]);
                bottom = Math.max(bottom, keypoints[i + 1]);
            }
        }
        if (left > right) {
            return new Fitted.Refused(LossCodes.GEOMETRY_DEGENERATE, "no keypoint on the picture is labelled");
        }
        double[] across = widened(left, right, frame.width());
        double[] down = widened(top, bottom, frame.height());
        return new Fitted.Row(
                new double[] {across[0], down[0], across[1], down[1]},
                List.of(new Fitted.Note(LossCodes.POINTS_AS_BOX, "its box is made from its labelled keypoints")));
    }

    /**
     * Returns centre and length of a side, which is never too short, because a box without width would spoil training.
     */
    private static double[] widened(double from, double to, double side) {
        double length = Math.min(side, Math.max(LEAST_SIDE, to - from));
        double center = Math.max(length / 2, Math.min(side - length / 2, (from + to) / 2));
        return new double[] {center, length};
    }
}
