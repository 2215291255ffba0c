package org.labelport.via;

import java.util.List;
import java.util.Set;
import org.labelport.jsonfile.JsonValue;

/**
 * What a file says of one picture.
 *
 * @param line where it begins
 * @param key that the picture has in the file
 * @param attributes of the picture
 * @param unread keys of it and its regions that no reader knows, or whose values are of another type than they have
 */
record ReadEntry(
        long line, String key, String filename, JsonValue attributes, List<ReadRegion> regions, Set<String> unread) {

    /** Whether it has nothing that a picture of VIA has. */
    boolean isForeign() {
        return filename.isEmpty() && attributes.fields().isEmpty() && regions.isEmpty();
    }

    /** One region, as it stands in the file. */
    record ReadRegion(long line, JsonValue shape, JsonValue attributes) {}
}
