package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the objects are made of that stand for what a tool drew: keys that all have, and one for the tool. */
final class ToolKeys {

    static final String PAGE = "page";

    /** Keys that do not depend on the tool. */
    static final Set<String> COMMON = Set.of(
            "objectId",
            "schemaId",
            "title",
            Answers.QUESTIONS,
            PAGE,
            "interpolationStopped",
            "metadata",
            "ocr",
            "medical-brush",
            "columnField",
            "tool");

    private ToolKeys() {}

    /** Whether an object has what a known tool draws. */
    static boolean isDrawn(JsonNode tool) {
        return Geometry.KEYS.stream().anyMatch(tool::has);
    }

    /** The key of what was drawn: one of a known tool, else the first that holds more than a value. */
    static String geometry(JsonNode tool) {
        Optional<String> known = Geometry.KEYS.stream().filter(tool::has).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        return tool.properties().stream()
                .filter(field -> field.getValue().isContainerNode() && !COMMON.contains(field.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(tool.path("medical-brush").asBoolean() ? "medical-brush" : "nothing");
    }
}
