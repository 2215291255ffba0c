package org.labelport.objectparts;

import java.util.List;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/** The keypoints of an object that have a place, for formats that write each of them as a point of its own. */
public record LabelledPoints(List<Keypoint> points) {

    public LabelledPoints {
        points = List.copyOf(points);
    }

    /** Returns the points of an annotation; empty, and reports it as dropped, when none of them has a place. */
    public static Optional<LabelledPoints> of(Annotation annotation, Shape.Points all, ItemLosses losses) {
        List<Keypoint> labelled = all.points().stream()
                .filter(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED)
                .toList();
        if (labelled.isEmpty()) {
            losses.drop(annotation, LossCodes.GEOMETRY_DEGENERATE, "none of the keypoints is labelled");
            return Optional.empty();
        }
        return Optional.of(new LabelledPoints(labelled));
    }

    /** Whether this is a point and no keypoint: it is the only one, and has no name. */
    public boolean isPlainPoint() {
        return points.size() == 1 && points.get(0).name().isEmpty();
    }
}
