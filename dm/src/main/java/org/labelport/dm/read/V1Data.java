package org.labelport.dm.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.PlainJson;

/** Finds a tool's geometry in V1's data records; V2 has it as {@code data}. */
final class V1Data {

    private V1Data() {}

    /**
     * Returns the keys of a record that its tool reads. Of two keys with the same meaning, it is the one that the
     * record has.
     */
    static List<String> keys(String tool, Map<?, ?> record) {
        return switch (tool) {
            case "bounding_box", "polygon", "polyline", "keypoint" -> first(record, "coordinate", "coordinates");
            case "segmentation" -> first(record, "pixel_indices", "section");
            case "3d_bounding_box" -> first(record, "psr", "psr");
            case "3d_segmentation" -> first(record, "points", "section");
            case "named_entity" -> List.of("ranges", "content");
            case "relation" ->
                record.get("annotationId") == null && record.get("targetAnnotationId") == null
                        ? List.of("data")
                        : List.of("annotationId", "targetAnnotationId");
            case "group", "annotationGroup" -> first(record, "annotationList", "data");
            case "prompt", "answer" ->
                PlainJson.strings(record).keySet().stream()
                        .filter(key -> !key.equals("tool"))
                        .toList();
            default -> List.of();
        };
    }

    private static List<String> first(Map<?, ?> record, String usual, String other) {
        return List.of(record.get(usual) == null && record.get(other) != null ? other : usual);
    }

    /** Returns the value that a tool reads: the value of its only key, or the record if the tool has several keys. */
    static @Nullable Object geometry(String tool, Map<?, ?> record, List<String> keys) {
        return switch (tool) {
            case "named_entity", "relation", "group", "annotationGroup", "prompt", "answer" ->
                record.isEmpty() ? null : record;
            default -> keys.isEmpty() ? null : record.get(keys.get(0));
        };
    }
}
