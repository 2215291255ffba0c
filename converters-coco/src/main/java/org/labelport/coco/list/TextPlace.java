package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * A position in a file.
 *
 * @param offset in bytes from the start of the file, from 0
 * @param line from 1
 * @param column in bytes, from 1
 */
public record TextPlace(long offset, int line, int column) {

    public static TextPlace of(JsonLocation location) {
        return new TextPlace(location.getByteOffset(), location.getLineNr(), location.getColumnNr());
    }

    /** Moves a location by the distance from {@code start} to this position. */
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
