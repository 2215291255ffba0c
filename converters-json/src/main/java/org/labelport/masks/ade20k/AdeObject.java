package org.labelport.masks.ade20k;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
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

    static List<AdeObject> of(List<JsonValue> list) {
        List<AdeObject> objects = new ArrayList<>();
        for (JsonValue object : list) {
            JsonValue parts = object.field("parts").orElse(JsonValue.NOTHING);
            objects.add(new AdeObject(
                    object.integerOf("id").orElse(objects.size()),
                    object.integerOf("name_ndx").orElse(0),
                    name(object),
                    attributes(object),
                    parts.integerOf("part_level").orElse(0),
                    whole(parts)));
        }
        return objects;
    }

    private static String name(JsonValue object) {
        return object.field("name")
                .filter(value -> value.is(Kind.TEXT))
                .map(JsonValue::text)
                .orElse(object.textOf("raw_name"));
    }

    /** Returns the id of the object that one with these {@code parts} belongs to: the first of a list, or a number. */
    static Optional<Integer> whole(JsonValue parts) {
        return parts.elementsOf(AdeParts.IS_PART_OF).stream()
                .findFirst()
                .flatMap(JsonValue::integer)
                .or(() -> parts.integerOf(AdeParts.IS_PART_OF));
    }

    private static Map<String, Value> attributes(JsonValue object) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        if (isYes(object.field("occluded"))) {
            attributes.put(Attributes.OCCLUDED, new Value.Flag(true));
        }
        if (isYes(object.field("crop"))) {
            attributes.put(Attributes.TRUNCATED, new Value.Flag(true));
        }
        List<String> words = words(object, WORDS);
        if (!words.isEmpty()) {
            attributes.put(WORDS, new Value.Choices(words));
        }
        return attributes;
    }

    /**
     * Returns whether a value means yes. Old files have words, numbers or texts of numbers; new ones may have booleans.
     */
    private static boolean isYes(Optional<JsonValue> value) {
        return value.filter(each -> each.is(Kind.TRUE)
                        || Set.of("yes", "1", "true").contains(each.text().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Returns the texts of the list of a key, or the one text that is in place of a list. */
    static List<String> words(JsonValue owner, String key) {
        Stream<JsonValue> all = Stream.concat(owner.field(key).stream(), owner.elementsOf(key).stream());
        return all.filter(word -> word.is(Kind.TEXT))
                .map(JsonValue::text)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
