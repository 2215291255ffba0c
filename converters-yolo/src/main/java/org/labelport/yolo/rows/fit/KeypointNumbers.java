package org.labelport.yolo.rows.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.geometry.Frame;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.PointNames;
import org.labelport.yolo.rows.YoloLosses;

/**
 * Puts the keypoints of an object into the order that rows have. A point that is not labelled, or not on the picture,
 * becomes 0 0 0.
 */
public final class KeypointNumbers {

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    /** Makes an instance for the keypoints that all rows of a data set have. */
    public KeypointNumbers(KeypointSet keypoints) {
        this.names = keypoints.names();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    /** Returns the numbers of an object without keypoints. */
    public double[] none() {
        return new double[names.size() * KeypointSet.STRIDE];
    }

    /**
     * Returns the numbers of an object's keypoints, with x and y in pixels.
     *
     * @param skeleton of the category. A point with another name than its points is identified by its place, if both
     *     have equally many points and no other point has the name of the one at that place
     * @param notes receives losses
     */
    public double[] of(Shape.Points points, Skeleton skeleton, Frame frame, List<Fitted.Note> notes) {
        double[] numbers = none();
        PointNames told = new PointNames(points, skeleton);
        boolean inOrder = points.points().size() == skeleton.points().size();
        int unknown = 0;
        int outside = 0;
        for (int i = 0; i < points.points().size(); i++) {
            Keypoint point = points.points().get(i);
            if (point.visibility() == Keypoint.Visibility.NOT_LABELLED) {
                continue;
            }
            Integer place = places.get(told.of(i));
            if (place == null && inOrder && !isTold(skeleton.points().get(i), told, points)) {
                place = places.get(skeleton.points().get(i));
            }
            if (place == null) {
                unknown++;
            } else if (point.x() < 0 || point.y() < 0 || point.x() > frame.width() || point.y() > frame.height()) {
                outside++;
            } else {
                numbers[KeypointSet.STRIDE * place] = point.x();
                numbers[KeypointSet.STRIDE * place + 1] = point.y();
                numbers[KeypointSet.STRIDE * place + 2] = point.visibility().ordinal();
            }
        }
        if (unknown > 0) {
            notes.add(new Fitted.Note(
                    YoloLosses.POINTS_UNKNOWN,
                    unknown + " keypoints have names that are not in the category's skeleton"));
        }
        if (outside > 0) {
            notes.add(new Fitted.Note(YoloLosses.POINTS_OUTSIDE, outside + " keypoints are outside the picture"));
        }
        return numbers;
    }

    private static boolean isTold(String name, PointNames told, Shape.Points points) {
        for (int i = 0; i < points.points().size(); i++) {
            if (told.of(i).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
