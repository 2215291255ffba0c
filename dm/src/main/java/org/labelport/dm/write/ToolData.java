package org.labelport.dm.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A shape in the words of the schema.
 *
 * @param label name of the class where the shape has one of its own, as a keypoint has; empty for the annotation's
 * @param record V1's data record without the id; may be changed
 * @param inRecord names of the annotation's attributes that are in the record already
 */
record ToolData(String tool, String label, Map<String, Object> record, Set<String> inRecord) {

    /** A tool whose data record has no more than an id. */
    static ToolData of(String tool) {
        return new ToolData(tool, "", new LinkedHashMap<>(), Set.of());
    }

    /** A tool whose data record has one field. */
    static ToolData of(String tool, String key, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(key, value);
        return new ToolData(tool, "", record, Set.of());
    }

    /** The same under another label. */
    ToolData labelled(String other) {
        return new ToolData(tool, other, record, inRecord);
    }

    /** The same with attributes that are in the record. */
    ToolData with(Set<String> attributes) {
        return new ToolData(tool, label, record, attributes);
    }
}
