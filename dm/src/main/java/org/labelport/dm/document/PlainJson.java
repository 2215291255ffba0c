package org.labelport.dm.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads plain JSON values of which nothing is known. Every method accepts every value, null included. */
public final class PlainJson {

    private static final long LARGEST_EXACT = 1L << 53;

    private PlainJson() {}

    /** Returns the value if it is an object, else an empty object. */
    public static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    /** Returns the value with the type that objects from JSON have, if it is an object, else an empty object. */
    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    public static Map<String, Object> strings(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : new LinkedHashMap<>();
    }

    /** Returns the value if it is a list, else an empty list. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Returns the elements of a list. Any other value but null becomes the only element of a list. */
    public static List<?> elements(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }

    /** Returns the value if it is a text, else an empty text. */
    public static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /** Whether there is nothing to keep: null, or an empty object, list or text. */
    public static boolean isNothing(@Nullable Object value) {
        return value == null
                || value instanceof Map<?, ?> object && object.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof String text && text.isEmpty();
    }

    /** Returns an id: a text that is not empty, or a number as text; empty for any other value. */
    public static Optional<String> id(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        return value instanceof Number number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** Returns the value if it is a finite number. */
    public static OptionalDouble number(@Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        return OptionalDouble.empty();
    }

    /** Returns a number as JSON writes it: whole numbers without a decimal point. */
    public static Number of(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
        return whole ? (Number) (long) number : (Number) number;
    }

    /** Returns the value if it is a whole number, with or without a decimal point. */
    public static OptionalLong whole(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return OptionalLong.of(((Number) value).longValue());
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT) {
            return OptionalLong.of(number.longValue());
        }
        return OptionalLong.empty();
    }
}
