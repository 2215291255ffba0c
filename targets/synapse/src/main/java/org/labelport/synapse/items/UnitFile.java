package org.labelport.synapse.items;

import java.util.Map;
import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.JsonText;

/**
 * A file of a data unit as the platform describes it.
 *
 * @param key name of its role in the unit, such as {@code image_1}; empty when it has none
 * @param name that it was uploaded with; empty when neither the platform nor the address tells
 * @param url where it is, as written; empty when the platform does not say
 * @param isPrimary whether the platform marks it as the main one
 * @param type what kind of file it is, as the platform says; empty when it does not
 * @param meta width, height and the like, as far as they are told
 * @param fields all that the platform says of it, exactly
 */
record UnitFile(
        String key,
        String name,
        Optional<String> url,
        boolean isPrimary,
        String type,
        long size,
        String checksum,
        Map<String, Object> meta,
        JsonText fields) {

    /** A file of a folder, of which only the name is known. */
    static UnitFile named(String name) {
        return new UnitFile("", name, Optional.of(name), false, "", Blob.UNKNOWN_SIZE, "", Map.of(), JsonText.NONE);
    }

    /** The same file in a role. */
    UnitFile withKey(String other) {
        return new UnitFile(other, name, url, isPrimary, type, size, checksum, meta, fields);
    }
}
