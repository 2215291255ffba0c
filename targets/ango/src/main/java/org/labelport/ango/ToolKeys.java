package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of an object that a tool drew: those that all objects have, and one that depends on the tool. */
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

    /** Whether an object holds what a known tool draws. */
    static boolean isDrawn(JsonNode tool) {
        return Geometry.KEYS.stream().anyMatch(tool::has);
    }

    /** The key of what was drawn: that of a known tool, else the first that holds an object or a list. */
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
