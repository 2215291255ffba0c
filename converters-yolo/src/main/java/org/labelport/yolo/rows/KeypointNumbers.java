package org.labelport.yolo.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.geometry.Frame;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;

/**
 * Puts the keypoints of an object into the order that rows have. A point that is not labelled, or not on the picture,
 * becomes 0 0 0.
 */
final class KeypointNumbers {

    /**
     * How many numbers a keypoint has: x and y in pixels, and its visibility, 0 for not labelled, 1 for hidden, 2 for
     * visible.
     */
    static final int STRIDE = 3;

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    KeypointNumbers(KeypointSet keypoints) {
        this.names = keypoints.names();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    /** Returns the numbers of an object without keypoints. */
    double[] none() {
        return new double[names.size() * STRIDE];
    }

    /**
     * Returns the numbers of an object's keypoints.
     *
     * @param skeleton of the category. Points with other names than its points are identified by their place, if
     *     both have equally many points
     * @param notes receives losses
     */
    double[] of(Shape.Points points, Skeleton skeleton, Frame frame, List<Fitted.Note> notes) {
        double[] numbers = none();
        boolean inOrder = points.points().size() == skeleton.points().size();
        int unknown = 0;
        int outside = 0;
        for (int i = 0; i < points.points().size(); i++) {
            Keypoint point = points.points().get(i);
            if (point.visibility() == Keypoint.Visibility.NOT_LABELLED) {
                continue;
            }
            Integer place = places.get(point.name());
            if (place == null && inOrder) {
                place = places.get(skeleton.points().get(i));
            }
            if (place == null) {
                unknown++;
            } else if (point.x() < 0 || point.y() < 0 || point.x() > frame.width() || point.y() > frame.height()) {
                outside++;
            } else {
                numbers[STRIDE * place] = point.x();
                numbers[STRIDE * place + 1] = point.y();
                numbers[STRIDE * place + 2] = point.visibility().ordinal();
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
}
