package org.labelport.dm.write;

import java.util.Map;
import org.labelport.model.Annotation;

/**
 * An annotation of the model as an entry of the schema.
 *
 * @param id unique, of characters that the schema allows
 * @param tool the tool's name
 * @param label name of the class; may be empty
 * @param properties the user's attributes, as JSON
 * @param record V1's data record without the id; must not be changed
 * @param annotation the annotation that the entry was made from
 */
record ModelEntry(
        String id,
        String tool,
        String label,
        Map<String, Object> properties,
        Map<String, Object> record,
        Annotation annotation) {}
