package org.labelport.voc.file;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.output.ValueText;

/**
 * The {@code attributes} of an object: the scalar attributes of an annotation as texts, and what VOC has no element
 * for.
 *
 * @param byName texts by name, in the order in which they are written
 * @param dropped names of attributes that are not written
 */
public record ObjectAttributes(Map<String, String> byName, Set<String> dropped) {

    public static final String TRACK = "track_id";
    public static final String GROUP = "group_id";
    public static final String Z = "z_order";

    /** By how many degrees CVAT has turned the box of an object, clockwise about its centre. It is read, and not written. */
    public static final String ROTATION = "rotation";

    /**
     * Names that an annotation's own attribute cannot have, because readers would take it for track, group, order or
     * angle; it is not written.
     */
    private static final Set<String> TAKEN = Set.of(TRACK, GROUP, Z, ROTATION);

    private static final Set<String> FLAG_ELEMENTS =
            Set.of(Attributes.TRUNCATED, Attributes.DIFFICULT, Attributes.OCCLUDED);

    /** Returns the attributes of an annotation. */
    public static ObjectAttributes of(Annotation annotation) {
        Map<String, String> byName = new LinkedHashMap<>();
        Set<String> dropped = new LinkedHashSet<>();
        if (!annotation.track().isEmpty()) {
            byName.put(TRACK, annotation.track());
        }
        if (!annotation.group().isEmpty()) {
            byName.put(GROUP, annotation.group());
        }
        if (annotation.z() != 0) {
            byName.put(Z, Integer.toString(annotation.z()));
        }
        annotation.attributes().forEach((name, value) -> {
            if (hasElement(name, value)) {
                return;
            }
            Optional<String> text = ValueText.of(value);
            if (TAKEN.contains(name) || text.isEmpty() || byName.putIfAbsent(name, text.get()) != null) {
                dropped.add(name);
            }
        });
        return new ObjectAttributes(byName, dropped);
    }

    /** Returns the text of {@code pose}; empty when the attributes have none. */
    public static Optional<String> pose(Map<String, Value> attributes) {
        return attributes.get(Attributes.POSE) instanceof Value.Text text
                        && !text.text().isBlank()
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /**
     * Returns the names of the attributes that an object of LabelImg has no element for. A flag for crowds is left out,
     * because another loss reports it.
     */
    public static List<String> withoutElement(Map<String, Value> attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> !hasElement(attribute.getKey(), attribute.getValue())
                        || attribute.getKey().equals(Attributes.OCCLUDED))
                .filter(attribute ->
                        !attribute.getKey().equals(Attributes.CROWD) || !(attribute.getValue() instanceof Value.Flag))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean hasElement(String name, Value value) {
        return FLAG_ELEMENTS.contains(name) && value instanceof Value.Flag
                || name.equals(Attributes.POSE) && pose(Map.of(name, value)).isPresent();
    }
}
