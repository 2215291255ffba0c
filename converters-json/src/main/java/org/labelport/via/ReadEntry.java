package org.labelport.via;

import java.util.List;
import org.labelport.jsonfile.JsonValue;

/**
 * What a file says of one picture.
 *
 * @param line where it begins
 * @param key that the picture has in the file
 * @param attributes of the picture
 */
record ReadEntry(long line, String key, String filename, JsonValue attributes, List<ReadRegion> regions) {

    /** One region, as it stands in the file. */
    record ReadRegion(long line, JsonValue shape, JsonValue attributes) {}
}
