package org.labelport.labelme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Value;

/**
 * Joins shapes that are parts of one: polygons of a label and group are the parts of one polygon, points of a label and group
 * are the keypoints of one object.
 */
final class ShapeParts {

    private record Key(String type, String label, String group) {}

    private final Map<Object, List<ReadShape>> byObject = new LinkedHashMap<>();
    private final Map<Object, String> ids = new LinkedHashMap<>();
    /** Number of objects in each group. */
    private final Map<String, Integer> objects = new HashMap<>();

    void add(String id, ReadShape shape) {
        boolean part = !shape.group().isEmpty()
                && (shape.type().equals("point") || shape.type().equals("polygon"));
        Object key = part ? new Key(shape.type(), shape.label(), shape.group()) : id;
        if (ids.putIfAbsent(key, id) == null) {
            objects.merge(shape.group(), 1, Integer::sum);
        }
        byObject.computeIfAbsent(key, unused -> new ArrayList<>()).add(shape);
    }

    List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        byObject.forEach((key, shapes) -> annotations.add(annotation(ids.getOrDefault(key, ""), shapes)));
        return annotations;
    }

    private Annotation annotation(String id, List<ReadShape> shapes) {
        ReadShape first = shapes.get(0);
        boolean keypoints = first.type().equals("point");
        Shape shape = first.shape();
        Map<String, Value> attributes = new LinkedHashMap<>(first.flags());
        if (shape instanceof Shape.Points points && keypoints) {
            shape = new Shape.Points(shapes.stream()
                    .flatMap(part -> keypoint(part, !first.group().isEmpty()))
                    .toList());
            if (!first.group().isEmpty()) {
                attributes.remove(ShapeJson.HIDDEN);
            }
        } else if (shapes.size() > 1) {
            shape = new Shape.Polygon(shapes.stream()
                    .map(ReadShape::shape)
                    .flatMap(part -> part instanceof Shape.Polygon polygon ? polygon.parts().stream() : Stream.empty())
                    .toList());
        }
        boolean named = keypoints && !first.group().isEmpty();
        if (!named && !first.description().isEmpty()) {
            attributes.put(ShapeJson.DESCRIPTION, new Value.Text(first.description()));
        }
        Optional<Double> score =
                first.score().isPresent() ? Optional.of(first.score().getAsDouble()) : Optional.empty();
        return new Annotation(
                id,
                first.label(),
                shape,
                Annotation.WHOLE_ITEM,
                true,
                "",
                joinsOthers(first, shapes.size()) ? first.group() : "",
                0,
                attributes,
                new Annotation.Provenance(score, score.isPresent(), "", Optional.empty()));
    }

    /** Whether the group says more than that parts belong together. */
    private boolean joinsOthers(ReadShape shape, int parts) {
        boolean partsOnly = parts > 1 || shape.type().equals("point");
        return !partsOnly || objects.getOrDefault(shape.group(), 0) > 1;
    }

    private static Stream<Keypoint> keypoint(ReadShape part, boolean grouped) {
        if (!(part.shape() instanceof Shape.Points points)) {
            return Stream.empty();
        }
        boolean hidden = grouped && part.flags().get(ShapeJson.HIDDEN) instanceof Value.Flag flag && flag.on();
        return points.points().stream()
                .map(point -> new Keypoint(
                        grouped ? part.description() : "",
                        point.x(),
                        point.y(),
                        hidden ? Keypoint.Visibility.OCCLUDED : Keypoint.Visibility.VISIBLE));
    }
}
