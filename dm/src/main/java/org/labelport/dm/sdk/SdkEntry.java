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
 * @param annotation the item's annotation that the entry belongs to
 * @param className the entry's class; empty when it has none
 * @param fields the whole entry
 */
public record SdkEntry(Annotation annotation, String className, Map<String, Object> fields) {

    /** The entry's geometry, which may be any JSON value. */
    public @Nullable Object data() {
        return fields.get("data");
    }

    /** Returns the value if it is a list of numbers. */
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

    /** Returns the value if it is a list of points, each of which is a list of numbers. */
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
