package org.labelport.dm.document;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks at plain JSON values of which nothing is known: each question has an answer for every value, null included. */
public final class PlainJson {

    private static final long LARGEST_EXACT = 1L << 53;

    private PlainJson() {}

    /** The object, or an empty one in place of anything else. */
    public static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    /** The object as what it is when it comes from JSON, or an empty one in place of anything else. */
    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    public static Map<String, Object> strings(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : new LinkedHashMap<>();
    }

    /** The list, or an empty one in place of anything else. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The elements of a list; what is no list is the only element of one. */
    public static List<?> elements(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }

    /** The text, or an empty one in place of anything else. */
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

    /** An id: a text that is not empty, or a number's text. */
    public static Optional<String> id(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        return value instanceof Number number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** A finite number. */
    public static OptionalDouble number(@Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        return OptionalDouble.empty();
    }

    /** A finite number that a double holds as it is; integers beyond 2^53 need not be and are none here. */
    public static OptionalDouble exactNumber(@Nullable Object value) {
        boolean inexact = value instanceof BigInteger
                || value instanceof Long number && (number > LARGEST_EXACT || number < -LARGEST_EXACT);
        return inexact ? OptionalDouble.empty() : number(value);
    }

    /** A number as JSON has it: whole ones without a point. */
    public static Number of(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
        return whole ? (Number) (long) number : (Number) number;
    }

    /** A whole number, also one that is written with a point. */
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
