package org.labelport.labelstudio.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Value;

/** Converts values of tasks to types that JSON writers know. */
public final class PlainValues {

    private PlainValues() {}

    /** Converts a value and everything in it: arrays of numbers become lists, whole numbers integers. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof double[] numbers) {
            List<Object> list = new ArrayList<>();
            for (double number : numbers) {
                list.add(of(number));
            }
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, of(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(of(each)));
            return copy;
        }
        if (value instanceof Double number && isWhole(number)) {
            return number.longValue();
        }
        return value;
    }

    /** Whether a number is whole, and no other whole number is read as the same double. */
    static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << Value.EXACT_BITS;
    }

    /** Returns whether a value says something. */
    public static boolean says(@Nullable Object value) {
        return value != null
                && !value.equals(false)
                && !value.equals(0.0)
                && !value.equals("")
                && !(value instanceof List<?> list && list.isEmpty())
                && !(value instanceof double[] numbers && numbers.length == 0)
                && !(value instanceof Map<?, ?> map && map.isEmpty());
    }
}
