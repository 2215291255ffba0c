package org.labelport.csv.text;

import java.util.List;
import org.labelport.report.ItemException;

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

    /**
     * Refuses a row that has something behind the last column, as one has whose text was divided at a separator.
     *
     * @throws ItemException {@code csv.cell}
     */
    public void requireNoMoreThan(int columns) throws ItemException {
        for (int i = columns; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                throw new ItemException(
                        "csv.cell",
                        "it has " + cells.size() + " cells for " + columns
                                + " columns. Put quotation marks around texts with separators.");
            }
        }
    }

    /**
     * Refuses a row that ends before a column, as one does that was cut off: an empty cell says that there is nothing,
     * but a cell that is not there does not.
     *
     * @param column -1 for a column that the table does not have
     * @param what the column holds, for messages
     * @throws ItemException {@code csv.cell}
     */
    public void requireCell(int column, String what) throws ItemException {
        if (column >= cells.size()) {
            throw new ItemException(
                    "csv.cell",
                    "it has " + cells.size() + " cells, and ends before the column of " + what
                            + ". Complete it, with an empty cell if there is none.");
        }
    }

    /** Whether this is an empty line. */
    public boolean isBlank() {
        return cells.isEmpty() || cells.size() == 1 && cells.get(0).isEmpty();
    }
}
