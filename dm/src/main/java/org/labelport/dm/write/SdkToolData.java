package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.PlainJson;

/** Converts V1's data records as the SDK does, by tool, and reports where the SDK refuses them. */
final class SdkToolData {

    private final Consumer<String> refusals;

    /**
     * @param refusals receives the reason why the SDK refuses data; unless it throws, the data is converted as far as
     *     possible
     */
    SdkToolData(Consumer<String> refusals) {
        this.refusals = refusals;
    }

    /** Returns V2's data for a tool's data record, which may be empty. */
    @Nullable
    Object data(String tool, Map<?, ?> record) {
        return switch (tool) {
            case "bounding_box" -> numbers(record, "x", "y", "width", "height");
            case "keypoint" -> numbers(record, "x", "y");
            case "polygon", "polyline" -> points(record);
            case "segmentation" -> segments(record);
            case "3d_bounding_box" -> cuboid(record);
            case "3d_segmentation" -> fields("points", or(record, "points", List.of()));
            case "named_entity" -> entity(record);
            case "classification" -> new LinkedHashMap<>();
            case "relation" -> listOf(or(record, "annotationId", ""), or(record, "targetAnnotationId", ""));
            case "prompt" -> present(record, "input", "model", "displayName", "generatedBy", "timestamp");
            case "answer" ->
                present(record, "output", "model", "displayName", "generatedBy", "promptAnnotationId", "timestamp");
            default -> {
                refuse("Unsupported tool: '" + tool + "'. Supported tools: 3d_bounding_box, 3d_segmentation, answer, "
                        + "bounding_box, classification, keypoint, named_entity, polygon, polyline, prompt, relation, "
                        + "segmentation");
                yield asItIs(tool, record);
            }
        };
    }

    /**
     * Returns the data of a tool that the SDK refuses: a group's list of ids, as other writers of V2 write it, else the
     * whole record.
     */
    private static @Nullable Object asItIs(String tool, Map<?, ?> record) {
        if (tool.equals("group") && record.get("data") instanceof List<?> ids) {
            return ids;
        }
        Map<String, Object> rest = new LinkedHashMap<>();
        record.forEach((key, value) -> rest.put(String.valueOf(key), value));
        rest.remove("id");
        return rest;
    }

    private List<Object> numbers(Map<?, ?> record, String... keys) {
        Map<?, ?> coordinate = object(or(record, "coordinate", Map.of()), "coordinate");
        List<Object> numbers = new ArrayList<>();
        for (String key : keys) {
            numbers.add(or(coordinate, key, 0L));
        }
        return numbers;
    }

    private List<Object> points(Map<?, ?> record) {
        List<Object> points = new ArrayList<>();
        Object coordinate = or(record, "coordinate", List.of());
        if (!(coordinate instanceof Map<?, ?> || coordinate instanceof String)) {
            for (Object point : list(coordinate, "coordinate")) {
                if (point instanceof Map<?, ?> fields) {
                    points.add(listOf(or(fields, "x", 0L), or(fields, "y", 0L)));
                }
            }
        }
        return points;
    }

    private @Nullable Object segments(Map<?, ?> record) {
        if (record.containsKey("pixel_indices")) {
            return record.get("pixel_indices");
        }
        if (!record.containsKey("section")) {
            return new ArrayList<>();
        }
        Map<?, ?> section = object(record.get("section"), "section");
        Map<String, Object> frames = fields("startFrame", or(section, "startFrame", 0L));
        frames.put("endFrame", or(section, "endFrame", 0L));
        return frames;
    }

    private Map<String, Object> cuboid(Map<?, ?> record) {
        Map<?, ?> psr = object(or(record, "psr", Map.of()), "psr");
        Map<String, Object> cuboid = new LinkedHashMap<>();
        for (String part : List.of("position", "scale", "rotation")) {
            Map<String, Object> zeros = fields("x", 0L);
            zeros.put("y", 0L);
            zeros.put("z", 0L);
            cuboid.put(part, or(psr, part, zeros));
        }
        return cuboid;
    }

    private static Map<String, Object> entity(Map<?, ?> record) {
        Map<String, Object> entity = fields("ranges", or(record, "ranges", new ArrayList<>()));
        entity.put("content", or(record, "content", ""));
        return entity;
    }

    private static Map<String, Object> present(Map<?, ?> record, String... keys) {
        Map<String, Object> present = new LinkedHashMap<>();
        for (String key : keys) {
            if (record.containsKey(key)) {
                present.put(key, record.get(key));
            }
        }
        return present;
    }

    private static Map<String, Object> fields(String key, @Nullable Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(key, value);
        return fields;
    }

    private static List<Object> listOf(@Nullable Object first, @Nullable Object second) {
        List<Object> list = new ArrayList<>();
        list.add(first);
        list.add(second);
        return list;
    }

    /** Returns what Python's {@code get} returns: the default only if the key is missing, not if its value is null. */
    static @Nullable Object or(Map<?, ?> fields, String key, Object missing) {
        return fields.containsKey(key) ? fields.get(key) : missing;
    }

    /** Makes one of V2's attributes. */
    static Map<String, Object> attribute(String name, @Nullable Object value) {
        Map<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("name", name);
        attribute.put("value", value);
        return attribute;
    }

    Map<?, ?> object(@Nullable Object value, String what) {
        if (!(value instanceof Map<?, ?>)) {
            refuse(what + " is not an object");
        }
        return PlainJson.object(value);
    }

    List<?> list(@Nullable Object value, String what) {
        if (!(value instanceof List<?>)) {
            refuse(what + " is not a list");
        }
        return PlainJson.list(value);
    }

    void refuse(String why) {
        refusals.accept(why);
    }
}
