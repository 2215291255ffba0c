package org.labelport.objectparts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.Loss;

/**
 * Joins entries that a format keeps apart. Polygons with the same label and group become the parts of one polygon;
 * single points with the same label and group become the keypoints of one object.
 */
public final class PartJoiner {

    /**
     * One entry of a file.
     *
     * @param group empty when the entry has none
     * @param keypoint name of the keypoint, for a point that has one; else empty
     */
    public record Part(
            String label,
            Shape shape,
            String group,
            String keypoint,
            Map<String, Value> attributes,
            OptionalDouble score) {

        private boolean isPoint() {
            return shape instanceof Shape.Points points && points.points().size() == 1;
        }
    }

    private record Key(boolean point, String label, String group) {}

    /** The attribute of a keypoint that is occluded. */
    public static final String HIDDEN = "occluded";

    private final Map<Object, List<Part>> byObject = new LinkedHashMap<>();
    private final Map<Object, String> ids = new LinkedHashMap<>();
    /** Number of objects in each group. */
    private final Map<String, Integer> objects = new HashMap<>();

    /**
     * Adds the next entry.
     *
     * @param id of the annotation, if the entry is the first of its object
     */
    public void add(String id, Part part) {
        boolean joins = !part.group().isEmpty() && (part.isPoint() || part.shape() instanceof Shape.Polygon);
        Object key = joins ? new Key(part.isPoint(), part.label(), part.group()) : id;
        if (ids.putIfAbsent(key, id) == null) {
            objects.merge(part.group(), 1, Integer::sum);
        }
        byObject.computeIfAbsent(key, unused -> new ArrayList<>()).add(part);
    }

    /**
     * Returns what is lost because an object has the attributes and the score of its first part: those that a further
     * part has with another value.
     *
     * @param item its id
     * @param code of the loss
     * @param entries what the format calls its entries
     */
    public Optional<Loss> loss(String item, String code, String entries) {
        Set<String> unread = unread();
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(Loss.changed(
                        item,
                        code,
                        "of " + entries + " that are one object, only the first one's values are read: "
                                + String.join(", ", unread)));
    }

    private Set<String> unread() {
        Set<String> unread = new TreeSet<>();
        for (List<Part> parts : byObject.values()) {
            Part first = parts.get(0);
            for (Part part : parts.subList(1, parts.size())) {
                part.attributes().forEach((name, value) -> {
                    boolean ofPoint = part.isPoint() && name.equals(HIDDEN);
                    if (!ofPoint && !value.equals(first.attributes().get(name))) {
                        unread.add(name);
                    }
                });
                if (part.score().isPresent() && !part.score().equals(first.score())) {
                    unread.add("score");
                }
            }
        }
        return unread;
    }

    /** Returns an annotation for each object, in the order of their first entries. */
    public List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        byObject.forEach((key, parts) -> annotations.add(annotation(ids.getOrDefault(key, ""), parts)));
        return annotations;
    }

    private Annotation annotation(String id, List<Part> parts) {
        Part first = parts.get(0);
        boolean keypoints = first.isPoint() && !first.group().isEmpty();
        Shape shape = first.shape();
        Map<String, Value> attributes = new LinkedHashMap<>(first.attributes());
        if (keypoints) {
            shape = new Shape.Points(
                    parts.stream().flatMap(PartJoiner::keypoint).toList());
            attributes.remove(HIDDEN);
        } else if (parts.size() > 1) {
            shape = new Shape.Polygon(parts.stream()
                    .map(Part::shape)
                    .flatMap(part -> part instanceof Shape.Polygon polygon ? polygon.parts().stream() : Stream.empty())
                    .toList());
        }
        Optional<Double> score =
                first.score().isPresent() ? Optional.of(first.score().getAsDouble()) : Optional.empty();
        boolean partsOnly = parts.size() > 1 || keypoints;
        boolean joinsOthers = !partsOnly || objects.getOrDefault(first.group(), 0) > 1;
        return new Annotation(
                id,
                first.label(),
                shape,
                Annotation.WHOLE_ITEM,
                true,
                "",
                joinsOthers ? first.group() : "",
                0,
                attributes,
                new Annotation.Provenance(score, score.isPresent(), "", Optional.empty()));
    }

    private static Stream<Keypoint> keypoint(Part part) {
        if (!(part.shape() instanceof Shape.Points points)) {
            return Stream.empty();
        }
        boolean hidden = part.attributes().get(HIDDEN) instanceof Value.Flag flag && flag.on();
        return points.points().stream()
                .map(point -> new Keypoint(
                        part.keypoint(),
                        point.x(),
                        point.y(),
                        hidden ? Keypoint.Visibility.OCCLUDED : Keypoint.Visibility.VISIBLE));
    }
}
