package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * A place in a file.
 *
 * @param offset in bytes, from 0
 * @param line from 1
 * @param column in bytes, from 1
 */
public record TextPlace(long offset, int line, int column) {

    public static TextPlace of(JsonLocation location) {
        return new TextPlace(location.getByteOffset(), location.getLineNr(), location.getColumnNr());
    }

    /** Where a location is that is counted on from {@code start}, when {@code start} itself is here. */
    JsonLocation moved(TextPlace start, JsonLocation location) {
        int lines = location.getLineNr() - start.line;
        return new JsonLocation(
                location.contentReference(),
                offset + location.getByteOffset() - start.offset,
                -1,
                line + lines,
                lines == 0 ? column + location.getColumnNr() - start.column : location.getColumnNr());
    }
}
