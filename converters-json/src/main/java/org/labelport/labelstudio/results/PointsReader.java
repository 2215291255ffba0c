package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** Joins single points to the keypoints of objects. */
final class PointsReader {

    /** A region that a point is a child of; both are empty when it is none. */
    record Parent(String region, String category) {}

    /**
     * A point.
     *
     * @param category category that the control is for; empty for controls without one
     * @param point its label and its place in pixels
     * @param attributes what else its results say
     */
    record Dot(String id, Parent parent, String category, Keypoint point, Map<String, Value> attributes) {

        String label() {
            return point.name();
        }
    }

    private final Taxonomy taxonomy;
    private final LabelConfig config;
    private final Map<String, List<Dot>> objects = new LinkedHashMap<>();
    private final Map<String, String> annotationOf = new HashMap<>();
    private final Map<String, String> categoryOf = new HashMap<>();
    private String key = "";

    PointsReader(Taxonomy taxonomy, LabelConfig config) {
        this.taxonomy = taxonomy;
        this.config = config;
    }

    /**
     * Adds a point.
     *
     * @return whether it is the first one of its object, so that {@link #named} has to be called
     */
    boolean add(Dot dot) {
        boolean ofParent =
                dot.category().isEmpty() && !dot.parent().category().isEmpty() && !config.isCategory(dot.label());
        key = ofParent ? "parent " + dot.parent().region() : "point " + RegionIds.whole(dot.id());
        String category = dot.category();
        if (ofParent) {
            category = dot.parent().category();
        } else if (category.isEmpty() && !config.pointNames().contains(dot.label())) {
            category = dot.label();
        }
        boolean first = !annotationOf.containsKey(key);
        if (first) {
            categoryOf.put(key, category);
        }
        objects.computeIfAbsent(key, unused -> new ArrayList<>()).add(dot);
        return first;
    }

    /** What is said of the last point and not kept, because its object has the attributes of the first one. */
    List<String> unread() {
        List<Dot> dots = objects.get(key);
        Map<String, Value> kept = dots.get(0).attributes();
        return dots.get(dots.size() - 1).attributes().entrySet().stream()
                .filter(attribute -> !attribute.getValue().equals(kept.get(attribute.getKey())))
                .map(attribute -> KeptKeys.named(attribute.getKey()))
                .toList();
    }

    String category() {
        return categoryOf.getOrDefault(key, "");
    }

    void named(String annotation) {
        annotationOf.put(key, annotation);
    }

    String annotation() {
        return annotationOf.getOrDefault(key, "");
    }

    /** Sets the keypoints of the annotations. */
    void finish(List<Annotation> annotations) {
        if (objects.isEmpty()) {
            return;
        }
        Map<String, List<Dot>> byAnnotation = new HashMap<>();
        objects.forEach((object, dots) -> byAnnotation.put(annotationOf.getOrDefault(object, ""), dots));
        annotations.replaceAll(annotation -> annotation.shape() instanceof Shape.Points
                ? annotation.withShape(points(annotation, byAnnotation.getOrDefault(annotation.id(), List.of())))
                : annotation);
    }

    private Shape.Points points(Annotation annotation, List<Dot> dots) {
        List<String> skeleton = taxonomy.indexOf(annotation.category()).stream()
                .mapToObj(index -> taxonomy.categories().get(index).skeleton().points())
                .findFirst()
                .orElse(List.of());
        boolean known = !skeleton.isEmpty() && dots.stream().allMatch(dot -> skeleton.contains(dot.label()));
        List<Keypoint> points = new ArrayList<>();
        if (!known) {
            dots.forEach(dot -> points.add(dot.point()));
            return new Shape.Points(points);
        }
        for (String name : skeleton) {
            points.add(dots.stream()
                    .filter(dot -> dot.label().equals(name))
                    .findFirst()
                    .map(Dot::point)
                    .orElseGet(() -> new Keypoint(name, 0, 0, Visibility.NOT_LABELLED)));
        }
        return new Shape.Points(points);
    }
}
