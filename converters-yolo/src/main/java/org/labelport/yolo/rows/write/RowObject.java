package org.labelport.yolo.rows.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.convert.ObjectParts;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.yolo.rows.YoloTask;

/**
 * An object that is written as one row.
 *
 * @param main the annotation whose shape the row has
 * @param points the annotation whose keypoints the row has; may be the same; empty for none
 * @param others further annotations of the same object
 */
record RowObject(Annotation main, Optional<Annotation> points, List<Annotation> others) {

    RowObject {
        others = List.copyOf(others);
    }

    /** Makes an object from a single annotation. */
    static RowObject of(Annotation annotation, YoloTask task) {
        boolean points = task == YoloTask.POSE && annotation.shape().kind() == ShapeKind.POINTS;
        return new RowObject(annotation, points ? Optional.of(annotation) : Optional.empty(), List.of());
    }

    /** Returns the rows of an object: one, and a second one for keypoints if rows of the task have none. */
    static List<RowObject> of(ObjectParts parts, YoloTask task) {
        List<Annotation> shapes = inOrder(parts, task);
        Optional<Annotation> points = task == YoloTask.POSE ? parts.points() : Optional.empty();
        List<RowObject> objects = new ArrayList<>(2);
        if (!shapes.isEmpty()) {
            objects.add(new RowObject(shapes.get(0), points, shapes.subList(1, shapes.size())));
        } else if (points.isPresent()) {
            objects.add(new RowObject(points.get(), points, List.of()));
        }
        if (points.isEmpty()) {
            parts.points().ifPresent(left -> objects.add(of(left, task)));
        }
        return objects;
    }

    /** Returns box and region of an object, first the one that holds more in this task. */
    private static List<Annotation> inOrder(ObjectParts parts, YoloTask task) {
        boolean regionFirst = parts.region().isPresent()
                && isArea(parts.region().get().shape())
                && (task == YoloTask.SEGMENT || task == YoloTask.OBB && !isRotated(parts.box()));
        List<Annotation> shapes = new ArrayList<>(2);
        (regionFirst ? parts.region() : parts.box()).ifPresent(shapes::add);
        (regionFirst ? parts.box() : parts.region()).ifPresent(shapes::add);
        return shapes;
    }

    private static boolean isRotated(Optional<Annotation> box) {
        return box.isPresent() && box.get().shape().kind() == ShapeKind.ROTATED_BOX;
    }

    private static boolean isArea(Shape shape) {
        return !(shape instanceof Shape.Path path) || path.closed();
    }

    /** Returns all annotations that the row is written for. */
    List<Annotation> annotations() {
        if (others.isEmpty() && (points.isEmpty() || points.get() == main)) {
            return List.of(main);
        }
        List<Annotation> all = new ArrayList<>(2 + others.size());
        all.add(main);
        points.filter(annotation -> annotation != main).ifPresent(all::add);
        all.addAll(others);
        return all;
    }
}
