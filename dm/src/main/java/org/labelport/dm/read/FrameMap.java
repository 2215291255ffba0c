package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.PlainJson;

/**
 * Reads geometry by frame, as annotations of old videos have it: {@code {"0": {"x": …}, "15": {…}}}. Keys are numbers,
 * or words that end with a number.
 */
final class FrameMap {

    private static final Set<String> TOOLS = Set.of("bounding_box", "polygon", "polyline", "keypoint");
    private static final Set<String> GEOMETRY_KEYS = Set.of("x", "y", "width", "height", "rotation");
    private static final Pattern KEY = Pattern.compile("\\D*(\\d{1,10})");

    private FrameMap() {}

    /** Whether an entry has its geometry by frame, which at least one key and value show. */
    static boolean isOne(Entry entry) {
        if (!TOOLS.contains(entry.tool()) || !(entry.geometry() instanceof Map<?, ?> map)) {
            return false;
        }
        return map.keySet().stream().noneMatch(GEOMETRY_KEYS::contains)
                && map.entrySet().stream()
                        .anyMatch(frame -> number(String.valueOf(frame.getKey()))
                                        .isPresent()
                                && (frame.getValue() instanceof Map<?, ?> || frame.getValue() instanceof List<?>));
    }

    /** Returns the frames in the document's order. */
    static List<Frame> of(Entry entry) {
        List<Frame> frames = new ArrayList<>();
        PlainJson.object(entry.geometry()).forEach((key, geometry) -> {
            String name = String.valueOf(key);
            frames.add(new Frame(name, number(name), geometry));
        });
        return frames;
    }

    private static OptionalLong number(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return number <= Integer.MAX_VALUE ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /**
     * @param key the key in the document
     * @param number of the frame; empty when the key has none
     */
    record Frame(String key, OptionalLong number, @Nullable Object geometry) {

        /** Returns the frame as it is in the document. */
        Map<String, Object> asObject() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put(key, geometry);
            return object;
        }
    }
}
