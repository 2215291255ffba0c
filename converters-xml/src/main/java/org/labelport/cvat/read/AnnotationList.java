package org.labelport.cvat.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;

/** The annotations of one item. Polygons that were the parts of one polygon become one again. */
final class AnnotationList {

    private record Key(int index, String part, String category) {}

    private final List<Annotation> annotations = new ArrayList<>();
    private final Map<Key, Integer> parts = new HashMap<>();

    /**
     * Adds an annotation.
     *
     * @param part the number that the parts of one polygon share; empty for other annotations
     */
    void add(Annotation annotation, String part) {
        if (part.isEmpty() || !(annotation.shape() instanceof Shape.Polygon polygon)) {
            annotations.add(annotation);
            return;
        }
        Key key = new Key(annotation.index(), part, annotation.category());
        Integer first = parts.putIfAbsent(key, annotations.size());
        if (first == null) {
            annotations.add(annotation);
            return;
        }
        Annotation whole = annotations.get(first);
        List<Shape.Polygon.Part> all = new ArrayList<>(((Shape.Polygon) whole.shape()).parts());
        all.addAll(polygon.parts());
        annotations.set(first, whole.withShape(new Shape.Polygon(all)));
    }

    int size() {
        return annotations.size();
    }

    /** Returns all annotations. A group that held only the parts of one polygon is removed. */
    List<Annotation> annotations() {
        Map<String, Integer> members = new HashMap<>();
        annotations.forEach(annotation -> members.merge(annotation.group(), 1, Integer::sum));
        for (int first : parts.values()) {
            Annotation whole = annotations.get(first);
            if (members.get(whole.group()) == 1) {
                annotations.set(first, whole.withGroup(""));
            }
        }
        return annotations;
    }
}
