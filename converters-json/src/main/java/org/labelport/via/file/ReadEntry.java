package org.labelport.via.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ItemException;

/**
 * What a file says about one picture.
 *
 * @param line where the entry begins, 1-based
 * @param key of the entry in the file
 * @param attributes of the picture
 * @param unread keys of the entry and its regions that are not read, since they are not VIA's or their values have a
 *     wrong type
 * @param problem why the picture cannot be read, if so
 */
public record ReadEntry(
        long line,
        String key,
        String filename,
        JsonValue attributes,
        List<ReadRegion> regions,
        Set<String> unread,
        Optional<ItemException> problem) {

    /** An entry that can be read. */
    public ReadEntry(
            long line,
            String key,
            String filename,
            JsonValue attributes,
            List<ReadRegion> regions,
            Set<String> unread) {
        this(line, key, filename, attributes, regions, unread, Optional.empty());
    }

    /** Returns whether the entry has nothing that an entry of VIA has. */
    public boolean isForeign() {
        return filename.isEmpty() && attributes.fields().isEmpty() && regions.isEmpty();
    }

    /** One region, as the file has it. */
    public record ReadRegion(long line, JsonValue shape, JsonValue attributes) {}
}
