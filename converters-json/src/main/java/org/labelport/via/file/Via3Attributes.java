package org.labelport.via.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;

/**
 * Spells attributes of VIA 3 as VIA 2 does. VIA 3 calls attributes and their options by numbers, and lists what these
 * mean in the project.
 *
 * @param declared attributes by their numbers
 */
public record Via3Attributes(JsonValue declared) {

    private static final String OPTIONS = "options";
    private static final String NAME = "aname";
    private static final String CHECKBOX = "2";

    /**
     * Returns the values of a region or picture by the names of the attributes. One without a name, or with the name of
     * one before, is called by its number.
     */
    JsonValue named(JsonValue values) {
        Map<String, JsonValue> named = new LinkedHashMap<>();
        values.fields().forEach((number, value) -> {
            Optional<JsonValue> attribute = declared.field(number);
            String name = attribute.map(found -> found.textOf(NAME)).orElse("");
            named.put(
                    name.isEmpty() || named.containsKey(name) ? number : name,
                    attribute.map(found -> spelled(found, value)).orElse(value));
        });
        return JsonValue.object(values.line(), named);
    }

    private static JsonValue spelled(JsonValue attribute, JsonValue value) {
        Map<String, JsonValue> options = attribute.fieldsOf(OPTIONS);
        if (options.isEmpty()) {
            return value;
        }
        return type(attribute).equals(CHECKBOX) ? ticked(options, value) : options.getOrDefault(value.text(), value);
    }

    private static JsonValue ticked(Map<String, JsonValue> options, JsonValue value) {
        Map<String, JsonValue> ticked = new LinkedHashMap<>();
        for (String number : value.text().split(",")) {
            JsonValue option = options.get(number.strip());
            String label = option == null ? number.strip() : option.text();
            if (!label.isEmpty()) {
                ticked.put(label, JsonValue.leaf(Kind.TRUE, value.line(), ""));
            }
        }
        return JsonValue.object(value.line(), ticked);
    }

    /** Returns the attributes of regions by their names, with type and options as VIA 2 declares them. */
    public JsonValue ofRegions() {
        Map<String, JsonValue> regions = new LinkedHashMap<>();
        for (JsonValue attribute : declared.fields().values()) {
            if (attribute.textOf("anchor_id").endsWith("XY1")) {
                regions.putIfAbsent(attribute.textOf(NAME), asInVersion2(attribute));
            }
        }
        return JsonValue.object(declared.line(), regions);
    }

    private static JsonValue asInVersion2(JsonValue attribute) {
        Map<String, JsonValue> options = new LinkedHashMap<>();
        attribute
                .field(OPTIONS)
                .ifPresent(all -> all.fields().values().forEach(label -> options.put(label.text(), label)));
        if (options.isEmpty()) {
            return JsonValue.object(attribute.line(), Map.of());
        }
        String type = type(attribute).equals(CHECKBOX) ? "checkbox" : "radio";
        return JsonValue.object(
                attribute.line(),
                Map.of(
                        "type",
                        JsonValue.leaf(Kind.TEXT, attribute.line(), type),
                        OPTIONS,
                        JsonValue.object(attribute.line(), options)));
    }

    private static String type(JsonValue attribute) {
        return attribute.field("type").map(JsonValue::text).orElse("");
    }
}
