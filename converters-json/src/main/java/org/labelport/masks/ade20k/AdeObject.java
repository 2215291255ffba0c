package org.labelport.masks.ade20k;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.masks.file.SmallJson;
import org.labelport.model.Attributes;
import org.labelport.model.Value;

/**
 * An object in the list beside a picture.
 *
 * @param number of its class; 0 when it has none
 * @param attributes whether it is occluded or cropped, and words such as {@code moving}
 * @param level 0 for an object, 1 for a part of an object, 2 for a part of a part, and so on
 * @param whole id of the object that it is a part of
 */
record AdeObject(int id, int number, String name, Map<String, Value> attributes, int level, Optional<Integer> whole) {

    /** The key of the words that describe an object. */
    static final String WORDS = "attributes";

    static List<AdeObject> of(List<?> list) {
        List<AdeObject> objects = new ArrayList<>();
        for (Object object : list) {
            Object parts = SmallJson.get(object, "parts").orElse(Map.of());
            Optional<Object> whole = SmallJson.get(parts, AdeParts.IS_PART_OF);
            Optional<Integer> first = whole.flatMap(
                            value -> SmallJson.list(value).stream().findFirst())
                    .flatMap(SmallJson::integer);
            objects.add(new AdeObject(
                    SmallJson.integer(object, "id").orElse(objects.size()),
                    SmallJson.integer(object, "name_ndx").orElse(0),
                    SmallJson.text(object, "name", SmallJson.text(object, "raw_name", "")),
                    attributes(object),
                    SmallJson.integer(parts, "part_level").orElse(0),
                    first.or(() -> whole.flatMap(SmallJson::integer))));
        }
        return objects;
    }

    private static Map<String, Value> attributes(Object object) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        if (isYes(SmallJson.get(object, "occluded"))) {
            attributes.put(Attributes.OCCLUDED, new Value.Flag(true));
        }
        if (isYes(SmallJson.get(object, "crop"))) {
            attributes.put(Attributes.TRUNCATED, new Value.Flag(true));
        }
        List<String> words = words(SmallJson.get(object, WORDS));
        if (!words.isEmpty()) {
            attributes.put(WORDS, new Value.Choices(words));
        }
        return attributes;
    }

    /**
     * Returns whether a value means yes. Old files have words, numbers or texts of numbers; new ones may have booleans.
     */
    private static boolean isYes(Optional<Object> value) {
        return value.map(String::valueOf)
                .filter(text -> Set.of("yes", "1", "true").contains(text.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Returns the texts of a list, or the one text that is in place of a list. */
    static List<String> words(Optional<Object> value) {
        List<?> all = value.filter(String.class::isInstance)
                .<List<?>>map(List::of)
                .orElseGet(() -> SmallJson.list(value.orElse(List.of())));
        return all.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
