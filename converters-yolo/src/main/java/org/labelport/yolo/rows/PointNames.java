package org.labelport.yolo.rows;

import java.util.List;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;

/**
 * Tells the keypoints of an object apart: by their names, or, where some have no name or the same one, by their place. Then
 * they have the names of the skeleton's points if there are as many of these, else numbers from 1.
 */
public final class PointNames {

    private final List<Keypoint> points;
    private final boolean named;
    private final List<String> skeleton;

    /**
     * Names the points of an object. More points than a row can have are told apart by their place, as comparing the
     * names of millions would take hours.
     *
     * @param skeleton of the object's category
     */
    public PointNames(Shape.Points points, Skeleton skeleton) {
        this.points = points.points();
        this.named = points.points().size() <= KeypointSet.MOST && areTold(points.points());
        this.skeleton = skeleton.points().size() == points.points().size() ? skeleton.points() : List.of();
    }

    /** Returns the name of a point, which no other point of the object has. */
    public String of(int place) {
        if (named) {
            return points.get(place).name();
        }
        return skeleton.isEmpty() ? Integer.toString(place + 1) : skeleton.get(place);
    }

    private static boolean areTold(List<Keypoint> points) {
        for (int i = 0; i < points.size(); i++) {
            String name = points.get(i).name();
            boolean told = !name.isEmpty();
            for (int earlier = 0; told && earlier < i; earlier++) {
                told = !name.equals(points.get(earlier).name());
            }
            if (!told) {
                return false;
            }
        }
        return true;
    }
}
