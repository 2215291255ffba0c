package org.labelport.yolo.ndjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/**
 * What a line says of a picture.
 *
 * @param file name of the picture
 * @param url where the picture is; empty when unknown
 * @param split name as it is written; empty when unknown
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param rows the numbers of each annotation
 * @param list name of the list that the rows are in; empty for none
 * @param unread names for the rows of further lists, which Ultralytics does not read
 * @param others single values of keys that the format does not have, as attributes
 * @param unreadKeys such keys with other values
 */
record PictureRecord(
        String file,
        String url,
        String split,
        int width,
        int height,
        List<double[]> rows,
        String list,
        List<String> unread,
        Map<String, Value> others,
        List<String> unreadKeys) {

    static final String INVALID = "yolo-ndjson.record";

    private static final Set<String> KEYS = Set.of("type", "file", "url", "split", "width", "height", "annotations");

    private static final int LARGEST_SIDE = 1 << 24;

    static PictureRecord of(Map<?, ?> json) throws ItemException {
        if (!(json.get("file") instanceof String file) || file.isEmpty()) {
            throw new ItemException(INVALID, "it has no \"file\"");
        }
        Object split = json.get("split");
        if (split != null && !(split instanceof String)) {
            throw new ItemException(INVALID, "its \"split\" is not a text, such as \"train\"");
        }
        Map<String, Value> others = new LinkedHashMap<>();
        List<String> unreadKeys = new ArrayList<>();
        json.forEach((key, value) -> {
            if (!KEYS.contains(key) && value != null) {
                single(value)
                        .ifPresentOrElse(
                                single -> others.put(Attributes.UNKNOWN_PREFIX + key, single),
                                () -> unreadKeys.add(String.valueOf(key)));
            }
        });
        return new PictureRecord(
                file,
                json.get("url") instanceof String url ? url : "",
                split == null ? "" : (String) split,
                side(json.get("width")),
                side(json.get("height")),
                rows(json.get("annotations")),
                first(json.get("annotations")),
                unread(json.get("annotations")),
                others,
                unreadKeys);
    }

    private static Optional<Value> single(Object value) {
        if (value instanceof String text) {
            return Optional.of(new Value.Text(text));
        }
        if (value instanceof Boolean flag) {
            return Optional.of(new Value.Flag(flag));
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(Value.of(number))
                : Optional.empty();
    }

    private static String first(@Nullable Object annotations) {
        return annotations instanceof Map<?, ?> lists && !lists.isEmpty()
                ? String.valueOf(lists.keySet().iterator().next())
                : "";
    }

    private static List<String> unread(@Nullable Object annotations) {
        List<String> unread = new ArrayList<>();
        if (annotations instanceof Map<?, ?> lists) {
            lists.entrySet().stream().skip(1).forEach(further -> {
                int rows = further.getValue() instanceof List<?> list ? list.size() : 1;
                for (int i = 1; i <= rows; i++) {
                    unread.add(further.getKey() + " " + i);
                }
            });
        }
        return unread;
    }

    private static int side(@Nullable Object value) {
        return value instanceof Long side && side > 0 && side <= LARGEST_SIDE ? side.intValue() : 0;
    }

    /** Returns the rows of the first list, which Ultralytics reads whatever its name is. */
    private static List<double[]> rows(@Nullable Object annotations) throws ItemException {
        List<double[]> rows = new ArrayList<>();
        boolean nothing = annotations == null || annotations instanceof List<?> list && list.isEmpty();
        if (!nothing && !(annotations instanceof Map<?, ?>)) {
            throw new ItemException(INVALID, "\"annotations\" is not an object that holds a list of rows");
        }
        if (!(annotations instanceof Map<?, ?> lists) || lists.isEmpty()) {
            return rows;
        }
        Object first = lists.values().iterator().next();
        if (!(first instanceof List<?> elements)) {
            throw new ItemException(INVALID, "\"" + lists.keySet().iterator().next() + "\" is not a list of rows");
        }
        for (Object element : elements) {
            rows.add(
                    element instanceof List<?> numbers
                            ? numbers(numbers)
                            : numbers(Collections.singletonList(element)));
        }
        return rows;
    }

    private static double[] numbers(List<?> elements) throws ItemException {
        double[] numbers = new double[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(elements.get(i) instanceof Number number)) {
                throw new ItemException(INVALID, "a row holds '" + elements.get(i) + "', which is not a number");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }
}
