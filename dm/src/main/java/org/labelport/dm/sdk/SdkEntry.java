package org.labelport.dm.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Annotation;

/**
 * One entry of a tool's list in DM V2.
 *
 * @param annotation the item's annotation that it is about
 * @param className its class; empty when it has none
 * @param fields the whole entry
 */
public record SdkEntry(Annotation annotation, String className, Map<String, Object> fields) {

    /** The geometry, whatever the entry has for one. */
    public @Nullable Object data() {
        return fields.get("data");
    }

    /** The value as a list of numbers; empty when it is anything else. */
    public static Optional<List<Number>> numbers(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Number> numbers = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(element instanceof Number number)) {
                return Optional.empty();
            }
            numbers.add(number);
        }
        return Optional.of(numbers);
    }

    /** The value as a list of points, each a list of numbers; empty when it is anything else. */
    public static Optional<List<List<Number>>> points(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<List<Number>> points = new ArrayList<>(list.size());
        for (Object element : list) {
            Optional<List<Number>> point = numbers(element);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        return Optional.of(points);
    }
}
