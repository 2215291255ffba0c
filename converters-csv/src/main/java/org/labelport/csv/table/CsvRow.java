package org.labelport.csv.table;

import java.util.EnumSet;
import java.util.Set;
import org.labelport.csv.text.Cells;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/** Writes the cells of one record, in quotation marks where a reader needs them. */
public final class CsvRow {

    private final ByteText out;
    private final CsvDialect dialect;
    private final Set<CellChange> changes = EnumSet.noneOf(CellChange.class);
    private boolean first = true;

    /** Begins a row at the end of a text. */
    public CsvRow(ByteText out, CsvDialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** Writes a cell of any text; an empty text makes an empty cell. */
    public CsvRow text(String value) {
        next();
        String encodable = UnpairedSurrogates.replace(value);
        if (!encodable.equals(value)) {
            changes.add(CellChange.REPLACED);
        }
        Cells.append(out, fitted(encodable), dialect.separator());
        return this;
    }

    /** Writes a cell with a number that reads back as the same double. */
    public CsvRow number(double value) {
        next();
        ExactDecimal.append(out, value);
        return this;
    }

    /** Writes a cell with a JSON list of lists of numbers. */
    public CsvRow lists(ByteText json) {
        next();
        if (dialect.excel() && json.size() > CsvDialect.EXCEL_CELL_CHARS) {
            changes.add(CellChange.TOO_LONG);
        }
        boolean quoted = dialect.separator() == ',';
        if (quoted) {
            out.ascii('"');
        }
        out.append(json);
        if (quoted) {
            out.ascii('"');
        }
        return this;
    }

    public CsvRow integer(long value) {
        next();
        out.integer(value);
        return this;
    }

    /** Writes a cell with a count or size; 0, which means not known, makes an empty cell. */
    public CsvRow known(long value) {
        return value == 0 ? empty() : integer(value);
    }

    /** Writes a cell with a time in seconds, to six decimals. */
    public CsvRow seconds(long micros) {
        next();
        if (micros < 0) {
            out.ascii('-');
        }
        long fraction = Math.abs(micros % 1_000_000);
        out.integer(Math.abs(micros / 1_000_000)).ascii('.');
        for (int place = 100_000; place > 0; place /= 10) {
            out.ascii((char) ('0' + fraction / place % 10));
        }
        return this;
    }

    public CsvRow empty() {
        next();
        return this;
    }

    /** Writes several empty cells. */
    public CsvRow empty(int cells) {
        for (int i = 0; i < cells; i++) {
            next();
        }
        return this;
    }

    /** Writes cells that another row has written, as they are. */
    public CsvRow cells(ByteText written) {
        next();
        out.append(written);
        return this;
    }

    /** Ends the row, with the cell that says how its texts are guarded where the dialect has one. */
    public void end() {
        if (dialect.statesGuard()) {
            next();
            out.text(dialect.guard().key());
        }
        out.text(dialect.recordEnd());
    }

    /** The changes of the texts that were written so far. */
    public Set<CellChange> changes() {
        return changes;
    }

    private String fitted(String text) {
        String guarded = dialect.guard() == FormulaGuard.APOSTROPHE ? FormulaGuard.guard(text) : text;
        if (!guarded.equals(text)) {
            changes.add(CellChange.GUARDED);
        }
        if (dialect.excel() && guarded.length() > CsvDialect.EXCEL_CELL_CHARS) {
            changes.add(CellChange.TOO_LONG);
        }
        return guarded;
    }

    private void next() {
        if (!first) {
            out.ascii(dialect.separator());
        }
        first = false;
    }
}
