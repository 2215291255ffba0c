package org.labelport.yolo.verify;

import java.util.List;

/**
 * The fields of a row.
 *
 * @param line 1-based number of its line
 */
public record RowLine(long line, List<String> fields) {

    public RowLine {
        fields = List.copyOf(fields);
    }
}
