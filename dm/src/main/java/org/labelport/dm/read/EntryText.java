package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.Flags;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.read.Entry.Property;

/**
 * Reads the parts of an entry beside its geometry: class, attributes, flags. The spellings of both versions are read
 * everywhere, because both are found in documents of either version.
 */
final class EntryText {

    private String category = "";
    private final List<Property> properties = new ArrayList<>();
    private final Map<String, Object> unknown = new LinkedHashMap<>();

    String category() {
        return category;
    }

    List<Property> properties() {
        return properties;
    }

    Map<String, Object> unknown() {
        return unknown;
    }

    /** Reads a class name, or an object with a class name and attributes. */
    void classification(@Nullable Object classification) {
        if (classification instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                if ("class".equals(key)) {
                    name(value, "class");
                } else {
                    properties.add(new Property(String.valueOf(key), value));
                }
            });
        } else {
            name(classification, "classification");
        }
    }

    private void name(@Nullable Object value, String key) {
        Optional<String> id = PlainJson.id(value);
        if (id.isPresent()) {
            category = id.get();
        } else if (value != null && !"".equals(value)) {
            unknown.put(key, value);
        }
    }

    /** Reads V2's attributes: a list of names and values, an object, or a list of texts. */
    void attributes(@Nullable Object attrs) {
        if (attrs instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> properties.add(new Property(String.valueOf(name), value)));
            return;
        }
        if (!(attrs instanceof List<?> list)) {
            if (attrs != null) {
                unknown.put("attrs", attrs);
            }
            return;
        }
        List<Object> texts = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof Map<?, ?> fields && fields.get("name") instanceof String name) {
                properties.add(new Property(name, fields.get("value")));
                if (fields.size() > (fields.containsKey("value") ? 2 : 1)) {
                    others.add(fields);
                }
            } else {
                (element instanceof String ? texts : others).add(element);
            }
        }
        if (!texts.isEmpty()) {
            properties.add(new Property("attrs", texts));
        }
        if (!others.isEmpty()) {
            unknown.put("attrs", others);
        }
    }

    /** Keeps all other keys of an entry that have unusual values and were not kept before. */
    void others(Map<?, ?> entry, String tool, List<String> known) {
        entry.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!known.contains(name) && !isUsual(name, value, tool)) {
                unknown.putIfAbsent(name, value);
            }
        });
    }

    private boolean isUsual(String key, @Nullable Object value, String tool) {
        Boolean usual = Flags.DEFAULTS.get(key);
        if (usual != null) {
            return value == null || value.equals(usual);
        }
        return switch (key) {
            case "label" -> PlainJson.isNothing(value) || List.of(category).equals(value);
            case "shape" -> value == null || tool.equals("keypoint") && value.equals(Flags.KEYPOINT_SHAPE);
            default -> false;
        };
    }
}
