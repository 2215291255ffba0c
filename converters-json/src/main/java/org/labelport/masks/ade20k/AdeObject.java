package org.labelport.masks.ade20k;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.masks.SmallJson;
import org.labelport.model.Attributes;
import org.labelport.model.Value;

/**
 * What the list beside a picture says of an object.
 *
 * @param number of its class; 0 for none
 * @param attributes whether it is occluded or cropped, and what else is said of it, such as {@code moving}
 * @param level 0 for an object, 1 for a part of one, and so on
 * @param whole id of the object that it is a part of
 */
record AdeObject(int id, int number, String name, Map<String, Value> attributes, int level, Optional<Integer> whole) {

    /** The key of what is said of an object in words. */
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

    /** Old files have words and numbers as texts, new ones may have flags. */
    private static boolean isYes(Optional<Object> value) {
        return value.map(String::valueOf)
                .filter(text -> Set.of("yes", "1", "true").contains(text.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** The texts of a list, or the one text in its place. */
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
