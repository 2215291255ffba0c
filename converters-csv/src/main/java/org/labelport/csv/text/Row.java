package org.labelport.csv.text;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line the number of the line at which it begins, from 1
 * @param cells without their quotation marks
 */
public record Row(long line, List<String> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    /** The text of a cell; empty when the record is too short. */
    public String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    /** Whether this is an empty line. */
    public boolean isBlank() {
        return cells.isEmpty() || cells.size() == 1 && cells.get(0).isEmpty();
    }
}
