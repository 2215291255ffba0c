package org.labelport.csv.text;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of the cells that a parser finds. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

    private final boolean stripped;
    private final List<String> cells = new ArrayList<>();

    /** @param stripped whether blanks around a cell without quotation marks do not belong to it */
    RowHandler(boolean stripped) {
        this.stripped = stripped;
    }

    /** The number of the line at which the last record begins, also when it could not be read to its end. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells.clear();
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        String cell = length == 0 ? "" : new String(text, offset, length);
        cells.add(stripped && !quoted ? cell.strip() : cell);
    }

    @Override
    protected void handleEmpty() {
        cells.add("");
    }

    @Override
    protected Row buildRecord() {
        return new Row(line(), cells);
    }
}
