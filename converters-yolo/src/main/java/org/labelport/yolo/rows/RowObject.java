package org.labelport.yolo.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.convert.ObjectParts;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;

/**
 * What one row is made of.
 *
 * @param main whose shape the row has
 * @param points whose keypoints the row has
 * @param others of the same object, which the row stands for, too
 */
record RowObject(Annotation main, Optional<Annotation> points, List<Annotation> others) {

    RowObject {
        others = List.copyOf(others);
    }

    /** An annotation by itself. */
    static RowObject of(Annotation annotation, YoloTask task) {
        boolean points = task == YoloTask.POSE && annotation.shape().kind() == ShapeKind.POINTS;
        return new RowObject(annotation, points ? Optional.of(annotation) : Optional.empty(), List.of());
    }

    /** The rows of an object: one, and one more for keypoints that the task does not have. */
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

    /** Box and region of an object, first the one that says more in this task. */
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

    /** All annotations that the row stands for. */
    List<Annotation> annotations() {
        List<Annotation> all = new ArrayList<>(2 + others.size());
        all.add(main);
        points.filter(annotation -> annotation != main).ifPresent(all::add);
        all.addAll(others);
        return all;
    }
}
