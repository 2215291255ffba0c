package org.labelport.coco.write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.coco.file.CocoCodes;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.output.ByteText;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The keypoints of an object in the order of its category's skeleton.
 *
 * @param points one keypoint for each of the skeleton
 * @param labelled the number of labelled keypoints
 */
record FittedPoints(List<Keypoint> points, int labelled) {

    private static final double SMALLEST_SIDE = 1;

    /** Returns the keypoints of an object that has none. */
    static FittedPoints none(Skeleton skeleton) {
        Keypoint[] points = new Keypoint[skeleton.points().size()];
        Arrays.setAll(points, i -> unlabelled(skeleton.points().get(i)));
        return new FittedPoints(List.of(points), 0);
    }

    /**
     * Fits an annotation's keypoints to a skeleton. When none of them is labelled in the picture, or they are not those
     * of the skeleton, that is reported and the result is empty.
     */
    static Optional<FittedPoints> of(
            Item item, Annotation annotation, Skeleton skeleton, Frame frame, LossSink losses) {
        List<Keypoint> given = ((Shape.Points) annotation.shape()).points();
        Optional<List<Keypoint>> ordered = inOrder(given, skeleton.points());
        if (ordered.isEmpty()) {
            losses.dropped(
                    item,
                    annotation,
                    CocoCodes.KEYPOINTS_INVALID,
                    "it has " + given.size() + " keypoints, and they are not the "
                            + skeleton.points().size() + " that its category has");
            return Optional.empty();
        }
        Keypoint[] points = ordered.get().toArray(new Keypoint[0]);
        int labelled = 0;
        boolean outside = false;
        for (int i = 0; i < points.length; i++) {
            if (points[i].visibility() == Keypoint.Visibility.NOT_LABELLED) {
                points[i] = unlabelled(points[i].name());
            } else if (isIn(points[i], frame)) {
                labelled++;
            } else {
                outside = true;
                points[i] = unlabelled(points[i].name());
            }
        }
        if (labelled == 0) {
            losses.dropped(item, annotation, LossCodes.GEOMETRY_DEGENERATE, "no keypoint is labelled in the picture");
            return Optional.empty();
        }
        if (outside) {
            losses.changed(
                    item,
                    annotation,
                    LossCodes.GEOMETRY_CLIPPED,
                    "keypoints outside the picture are written as not labelled");
        }
        return Optional.of(new FittedPoints(List.of(points), labelled));
    }

    /**
     * Orders keypoints by name when the category has all their names; else keeps their order when their number is the
     * same and none of them has the name of a point at another place.
     */
    private static Optional<List<Keypoint>> inOrder(List<Keypoint> given, List<String> names) {
        if (given.stream().map(Keypoint::name).toList().equals(names)) {
            return Optional.of(given);
        }
        Map<String, Keypoint> byName = new HashMap<>();
        given.forEach(point -> byName.put(point.name(), point));
        boolean told = byName.size() == given.size();
        if (told && names.containsAll(byName.keySet())) {
            return Optional.of(names.stream()
                    .map(name -> byName.getOrDefault(name, unlabelled(name)))
                    .toList());
        }
        boolean sameNumber = given.size() == names.size();
        return sameNumber && !(told && isOutOfOrder(given, names, byName)) ? Optional.of(given) : Optional.empty();
    }

    private static boolean isOutOfOrder(List<Keypoint> given, List<String> names, Map<String, Keypoint> byName) {
        for (int i = 0; i < names.size(); i++) {
            Keypoint named = byName.get(names.get(i));
            if (named != null && named != given.get(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Keypoint point, Frame frame) {
        return point.x() >= 0 && point.y() >= 0 && point.x() <= frame.width() && point.y() <= frame.height();
    }

    private static Keypoint unlabelled(String name) {
        return new Keypoint(name, 0, 0, Keypoint.Visibility.NOT_LABELLED);
    }

    /** Returns the box around the labelled keypoints, within the picture and at least one pixel wide and high. */
    Shape.Box box(Frame frame) {
        Shape.Box tight = Boxes.bounds(new Shape.Points(points)).orElseThrow();
        double width = Math.min(frame.width(), Math.max(SMALLEST_SIDE, tight.width()));
        double height = Math.min(frame.height(), Math.max(SMALLEST_SIDE, tight.height()));
        double left = tight.x() - (width - tight.width()) / 2;
        double top = tight.y() - (height - tight.height()) / 2;
        return Shape.Box.of(
                CocoText.rounded(Math.max(0, Math.min(frame.width() - width, left))),
                CocoText.rounded(Math.max(0, Math.min(frame.height() - height, top))),
                CocoText.rounded(width),
                CocoText.rounded(height));
    }

    /** Appends the list of x, y and visibility of all keypoints. */
    void append(ByteText text) {
        text.text(",\"keypoints\":[");
        for (int i = 0; i < points.size(); i++) {
            Keypoint point = points.get(i);
            text.text(i == 0 ? "" : ",");
            CocoText.coordinate(text, point.x());
            text.ascii(',');
            CocoText.coordinate(text, point.y());
            text.ascii(',').integer(point.visibility().ordinal());
        }
        text.ascii(']');
    }
}
