package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.MetaKeys;
import org.labelport.model.Value;

/**
 * What is said of a region beside its place and its labels: fields of {@code meta}, and the marks {@code hidden}, {@code
 * locked} and {@code readonly}. Each of the region's results may say it.
 *
 * @param meta the first value of each field
 * @param marks that are set in any result
 * @param unread fields of which a later result has another value
 * @param others keys that Label Studio's results, and their values, do not have
 * @param formless whether a result has a {@code meta} that is no object, and so has no fields
 */
public record RegionKeys(
        Map<String, Node> meta, List<String> marks, Set<String> unread, Set<String> others, boolean formless) {

    private static final Set<String> OF_RESULTS = Set.of(
            ("id type value from_name to_name original_width original_height image_rotation original_length origin"
                            + " score parentID meta item_index hidden locked readonly selected highlighted"
                            + " normalization direction labels from_id to_id")
                    .split(" "));

    /** Keys of places and answers of all kinds: an answer about a region repeats its place. */
    private static final Set<String> OF_VALUES =
            Set.of(("x y width height rotation radiusX radiusY points closed vertices format rle imageDataURL sequence"
                            + " framesCount duration ranges start end startOffset endOffset globalOffsets text channel"
                            + " choices number rating datetime taxonomy id original_width original_height"
                            + " original_length")
                    .split(" "));

    /** Kinds of results that are kept as they are, with all their keys. */
    private static final Set<Geometry.Kind> KEPT =
            EnumSet.of(Geometry.Kind.SERIES, Geometry.Kind.HTML, Geometry.Kind.OTHER);

    /** Collects what the results of a region say. */
    static RegionKeys of(List<Node> results) {
        Map<String, Node> meta = new LinkedHashMap<>();
        Set<String> unread = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (Node result : results) {
            if (result.value() instanceof Map<?, ?> fields) {
                addUnread(fields, others);
                addUnreadOfValue(result, fields.get("value"), others);
            }
            result.field("meta").ifPresent(fields -> addMeta(fields, meta, unread));
        }
        List<String> marks = new ArrayList<>();
        for (String mark : KeptKeys.MARKS) {
            if (results.stream().anyMatch(result -> result.isTrue(mark))) {
                marks.add(mark);
            }
        }
        return new RegionKeys(
                meta,
                marks,
                unread,
                others,
                results.stream()
                        .flatMap(result -> result.field("meta").stream())
                        .anyMatch(RegionKeys::isFormless));
    }

    private static void addUnread(Map<?, ?> fields, Set<String> others) {
        fields.forEach((key, value) -> {
            if (key instanceof String name && !OF_RESULTS.contains(name) && PlainValues.says(value)) {
                others.add(name);
            }
        });
    }

    /** @param unread gets the keys that an earlier result has with another value */
    private static void addMeta(Node fields, Map<String, Node> meta, Set<String> unread) {
        for (String key : fields.names()) {
            Optional<Node> value = fields.field(key);
            if (value.isEmpty() || key.equals(MetaKeys.TRACK)) {
                continue;
            }
            Node first = meta.putIfAbsent(key, value.get());
            if (first != null && !Objects.equals(plain(first), plain(value.get()))) {
                unread.add(key);
            }
        }
    }

    /** The value as one that is equal to others of the same numbers, which arrays are not. */
    private static @Nullable Object plain(Node node) {
        return PlainValues.of(node.value());
    }

    private static void addUnreadOfValue(Node result, @Nullable Object value, Set<String> others) {
        if (value instanceof Map<?, ?> place && !KEPT.contains(Geometry.kind(result))) {
            place.forEach((key, each) -> {
                boolean known = key instanceof String name
                        && (OF_VALUES.contains(name) || name.endsWith("labels") && isLabels(each));
                if (!known && PlainValues.says(each)) {
                    others.add("value." + key);
                }
            });
        }
    }

    private static boolean isLabels(@Nullable Object value) {
        return value instanceof List<?> || value instanceof double[] || value instanceof String;
    }

    /** Returns whether a {@code meta} says something, and is no object. */
    public static boolean isFormless(Node meta) {
        return !meta.isObject()
                && !(meta.isText() && meta.text().isEmpty())
                && !(meta.isList() && meta.elements().isEmpty());
    }

    /** Adds what is said to attributes. */
    void addTo(Map<String, Value> attributes, Json json) {
        meta.forEach((key, value) -> KeptKeys.putMeta(key, value, json, attributes));
        marks.forEach(mark -> KeptKeys.putMark(mark, attributes));
    }

    /** Returns the names of all that is said. */
    List<String> names() {
        List<String> names = new ArrayList<>(marks);
        meta.keySet().forEach(key -> names.add("meta." + key));
        names.addAll(others);
        if (formless) {
            names.add("meta");
        }
        return names;
    }
}
