package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.Keys;
import org.labelport.dm.document.MediumKind;
import org.labelport.dm.document.PlainJson;
import org.labelport.dm.python.CodePoints;

/**
 * Converts V1 to V2 as the SDK's {@code convert_v1_to_v2} does, including its defects: missing geometry becomes zeros,
 * the isLocked flags inside a {@code psr} stay, and top-level relations and groups are in the meta part only. Values
 * are shared, not copied.
 */
public final class V1ToV2 {

    private final SdkToolData tools;

    /** @param refusals receives the reason why the SDK refuses data, see {@link SdkToolData} */
    public V1ToV2(Consumer<String> refusals) {
        this.tools = new SdkToolData(refusals);
    }

    /** Returns the SDK's wrapper around the V2 document and the V1 document that it was made from. */
    public Map<String, Object> convert(Map<?, ?> v1) {
        for (String part : List.of("annotations", "annotationsData")) {
            if (!v1.containsKey(part)) {
                tools.refuse("V1 data requires '" + part + "' field");
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(Keys.WRAPPED, annotationData(v1));
        result.put(Keys.META, annotationMeta(v1));
        return result;
    }

    private static Map<String, Object> annotationMeta(Map<?, ?> v1) {
        Map<String, Object> meta = new LinkedHashMap<>();
        for (String part : List.of("extra", "annotations", "annotationsData", "relations", "annotationGroups")) {
            meta.put(part, v1.containsKey(part) ? v1.get(part) : new LinkedHashMap<>());
        }
        meta.put("assignmentId", v1.get("assignmentId"));
        return meta;
    }

    private Map<String, Object> annotationData(Map<?, ?> v1) {
        Map<?, ?> annotations = tools.object(v1.get("annotations"), "annotations");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("classification", classification(annotations));
        annotations.forEach((key, list) -> {
            String medium = String.valueOf(key);
            Optional<MediumKind> kind = MediumKind.ofMedium(medium);
            if (kind.isEmpty()) {
                tools.refuse("Unknown media type: " + medium);
                return;
            }
            Map<?, ?> data = tools.object(v1.get("annotationsData"), "annotationsData");
            Object records = data.containsKey(medium) ? data.get(medium) : List.of();
            addMedium(result, kind.get(), medium(tools.list(list, medium), tools.list(records, medium)));
        });
        return result;
    }

    private static void addMedium(Map<String, Object> result, MediumKind kind, Map<String, Object> medium) {
        @SuppressWarnings("unchecked") // only put here
        List<Object> media = (List<Object>) result.computeIfAbsent(kind.list(), key -> new ArrayList<>());
        media.add(medium);
    }

    private Map<String, Object> classification(Map<?, ?> annotations) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        annotations.forEach((medium, list) -> {
            for (Object element : tools.list(list, String.valueOf(medium))) {
                Map<?, ?> annotation = tools.object(element, "an annotation of " + medium);
                Object label = properties(annotation).get("class");
                if (isTrue(label) && !(label instanceof String)) {
                    tools.refuse("class " + label + " is not a text");
                } else if (isTrue(label) && annotation.get("tool") instanceof String tool && !tool.isEmpty()) {
                    labels.computeIfAbsent(tool, key -> new LinkedHashSet<>()).add((String) label);
                }
            }
        });
        Map<String, Object> sorted = new LinkedHashMap<>();
        labels.forEach((tool, names) -> sorted.put(
                tool, new ArrayList<>(names.stream().sorted(CodePoints.ORDER).toList())));
        return sorted;
    }

    private Map<String, Object> medium(List<?> annotations, List<?> records) {
        Map<@Nullable Object, Map<?, ?>> byId = new HashMap<>();
        for (Object record : records) {
            if (record instanceof Map<?, ?> fields && fields.containsKey("id")) {
                byId.put(key(fields), fields);
            } else if (!(record instanceof Map<?, ?> || record instanceof List<?> || record instanceof String)) {
                tools.refuse("a data record is " + record);
            }
        }
        Map<String, Object> byTool = new LinkedHashMap<>();
        for (Object element : annotations) {
            Map<?, ?> annotation = tools.object(element, "an annotation");
            Object tool = annotation.get("tool");
            if (tool instanceof String name && !name.isEmpty()) {
                Map<?, ?> record = byId.getOrDefault(key(annotation), Map.of());
                Object data = tools.data(name, record);
                add(byTool, name, annotation(annotation, attributes(name, annotation, record), data));
            } else if (isTrue(tool)) {
                tools.refuse("Unsupported tool: '" + tool + "'");
            }
        }
        return byTool;
    }

    private static void add(Map<String, Object> byTool, String tool, Map<String, Object> annotation) {
        @SuppressWarnings("unchecked") // only put here
        List<Object> annotations = (List<Object>) byTool.computeIfAbsent(tool, key -> new ArrayList<>());
        annotations.add(annotation);
    }

    /** By which id an annotation and its data record find each other: that without one has an empty one. */
    private @Nullable Object key(Map<?, ?> fields) {
        Object id = SdkToolData.or(fields, "id", "");
        if (id instanceof Map<?, ?> || id instanceof List<?>) {
            tools.refuse("an id is " + id);
        }
        return id;
    }

    private Map<String, Object> annotation(Map<?, ?> annotation, List<Object> attributes, @Nullable Object data) {
        Map<String, Object> converted = new LinkedHashMap<>();
        converted.put("id", SdkToolData.or(annotation, "id", ""));
        converted.put("classification", SdkToolData.or(properties(annotation), "class", ""));
        converted.put("attrs", attributes);
        converted.put("data", data);
        return converted;
    }

    private List<Object> attributes(String tool, Map<?, ?> annotation, Map<?, ?> record) {
        List<Object> attributes = new ArrayList<>();
        if (tool.equals("bounding_box")
                && record.get("coordinate") instanceof Map<?, ?> box
                && box.containsKey("rotation")) {
            attributes.add(SdkToolData.attribute("rotation", box.get("rotation")));
        }
        properties(annotation).forEach((name, value) -> {
            if (!"class".equals(name)) {
                attributes.add(SdkToolData.attribute(String.valueOf(name), value));
            }
        });
        return attributes;
    }

    private Map<?, ?> properties(Map<?, ?> annotation) {
        Object classification = annotation.get("classification");
        return isTrue(classification) ? tools.object(classification, "classification") : Map.of();
    }

    /** Whether a value is true in Python: null, zero and empty values are false. */
    private static boolean isTrue(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value instanceof Boolean flag ? flag : !PlainJson.isNothing(value);
    }
}
