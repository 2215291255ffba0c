package org.labelport.dm.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A shape as data of one of the schema's tools.
 *
 * @param tool the tool's name
 * @param label name of the class if the shape has one of its own, like a keypoint; empty for that of the annotation
 * @param record V1's data record without the id; may be changed
 * @param inRecord names of the annotation's attributes that are in the record already
 */
record ToolData(String tool, String label, Map<String, Object> record, Set<String> inRecord) {

    /** Makes data of a tool whose record has only an id. */
    static ToolData of(String tool) {
        return new ToolData(tool, "", new LinkedHashMap<>(), Set.of());
    }

    /** Makes data of a tool whose record has one field. */
    static ToolData of(String tool, String key, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(key, value);
        return new ToolData(tool, "", record, Set.of());
    }

    /** Returns the same data with another label. */
    ToolData labelled(String other) {
        return new ToolData(tool, other, record, inRecord);
    }

    /** Returns the same data with the names of attributes that are in the record. */
    ToolData with(Set<String> attributes) {
        return new ToolData(tool, label, record, attributes);
    }
}
