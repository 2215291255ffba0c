package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool drew on each frame of a video. Most exports have an object for each frame; newer ones may have one object
 * for all frames, which holds them in a list or by their numbers.
 */
final class ToolFrames {

    private ToolFrames() {}

    /**
     * The objects of a tool's frames, each with the keys that the frames share; the tool itself when it holds no
     * frames.
     */
    static List<JsonNode> of(JsonNode tool) {
        Optional<Map.Entry<String, JsonNode>> frames = ToolKeys.isDrawn(tool)
                ? Optional.empty()
                : tool.properties().stream().filter(ToolFrames::holdsFrames).findFirst();
        if (frames.isEmpty()) {
            return List.of(tool);
        }
        ObjectNode common = ((ObjectNode) tool).objectNode();
        tool.properties().forEach(field -> common.set(field.getKey(), field.getValue()));
        common.remove(frames.get().getKey());
        JsonNode within = frames.get().getValue();
        List<JsonNode> drawn = new ArrayList<>();
        if (within.isArray()) {
            within.forEach(frame -> drawn.add(frame(common, frame)));
        }
        for (Map.Entry<String, JsonNode> numbered : within.properties()) {
            ObjectNode frame = frame(common, numbered.getValue());
            if (numbered.getKey().matches("[0-9]{1,9}") && !frame.has(ToolKeys.PAGE)) {
                frame.put(ToolKeys.PAGE, Integer.parseInt(numbered.getKey()));
            }
            drawn.add(frame);
        }
        return drawn;
    }

    private static boolean holdsFrames(Map.Entry<String, JsonNode> field) {
        if (ToolKeys.COMMON.contains(field.getKey())) {
            return false;
        }
        for (JsonNode element : field.getValue()) {
            if (ToolKeys.isDrawn(element)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode frame(ObjectNode common, JsonNode frame) {
        ObjectNode merged = common.objectNode().setAll(common);
        frame.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        return merged;
    }
}
