package org.labelport.dm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A shape in the words of the schema.
 *
 * @param label name of the class where the shape has one of its own, as a keypoint has; empty for the annotation's
 * @param record V1's data record without the id; may be changed
 */
record ToolData(String tool, String label, Map<String, Object> record) {

    /** A tool whose data record has one field. */
    static ToolData of(String tool, String key, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(key, value);
        return new ToolData(tool, "", record);
    }
}
