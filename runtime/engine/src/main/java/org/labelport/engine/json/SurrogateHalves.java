package org.labelport.engine.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds halves of surrogate pairs without their other half, which Java's text can hold and UTF-8 cannot. */
public final class SurrogateHalves {

    private SurrogateHalves() {}

    /** Whether a text of a JSON value has one. */
    static boolean areIn(@Nullable Object value) {
        if (value instanceof String text) {
            return areIn(text);
        }
        if (value instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                if (areIn(String.valueOf(field.getKey())) || areIn(field.getValue())) {
                    return true;
                }
            }
        } else if (value instanceof Iterable<?> elements && !(value instanceof IntegerList)) {
            for (Object element : elements) {
                if (areIn(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a text has one. */
    public static boolean areIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
