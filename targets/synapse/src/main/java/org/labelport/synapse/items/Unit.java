package org.labelport.synapse.items;

import java.util.List;
import java.util.Map;
import org.labelport.model.JsonText;
import org.labelport.model.Split;

/**
 * A data unit with what was annotated on it, as one result of a list has it.
 *
 * @param id of the result
 * @param data the annotations, exactly; JSON's null when there are none
 * @param files the originals, the main one first
 * @param meta what is known of the unit as a whole
 */
record Unit(String id, JsonText data, List<UnitFile> files, Map<String, Object> meta, Split split) {

    Unit {
        files = List.copyOf(files);
    }
}
