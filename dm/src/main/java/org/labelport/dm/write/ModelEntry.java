package org.labelport.dm.write;

import java.util.Map;
import org.labelport.model.Annotation;

/**
 * An annotation of the model in the words of the schema.
 *
 * @param id as the schema allows it, unique
 * @param tool the tool's name
 * @param label name of the class; may be empty
 * @param properties the user's attributes, as JSON
 * @param record V1's data record without the id; not to be changed
 * @param annotation where it comes from
 */
record ModelEntry(
        String id,
        String tool,
        String label,
        Map<String, Object> properties,
        Map<String, Object> record,
        Annotation annotation) {}
