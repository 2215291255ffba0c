package org.labelport.csv.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.ShardWriter;
import org.labelport.csv.table.CellChange;
import org.labelport.csv.table.ClassTable;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvDialect;
import org.labelport.csv.table.CsvRow;
import org.labelport.csv.table.TableNames;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;

/** Collects rows in parts while items are written, and makes the tables from them at the end. */
public record CsvPlan(Census census, FileNames names, CsvDialect dialect) implements ConversionPlan {

    static final Part ITEMS = new Part("items", "");
    static final Part ANNOTATIONS = new Part("annotations", "");

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new CsvShardWriter(names, dialect, out);
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        try (OutputStream file = out.file(TableNames.ANNOTATIONS)) {
            header(CsvColumns.ANNOTATIONS).writeTo(file);
            out.copy(ANNOTATIONS, file);
        }
        try (OutputStream file = out.file(TableNames.ITEMS)) {
            header(CsvColumns.ITEMS).writeTo(file);
            out.copy(ITEMS, file);
        }
        try (OutputStream file = out.file(TableNames.CLASSES)) {
            header(CsvColumns.CLASSES).writeTo(file);
            ClassTable.write(census, dialect).writeTo(file);
        }
        if (dialect.excel() && census.annotations() >= CsvDialect.EXCEL_ROWS) {
            out.loss(Loss.ofDataset(
                    CellChange.TOO_LONG.code(),
                    TableNames.ANNOTATIONS + " has more than the " + CsvDialect.EXCEL_ROWS
                            + " rows that a spreadsheet shows"));
        }
    }

    private ByteText header(List<String> columns) {
        ByteText line = new ByteText().text(dialect.fileStart());
        CsvRow row = new CsvRow(line, dialect);
        columns.forEach(row::text);
        if (dialect.statesGuard()) {
            row.text(CsvColumns.FORMULA_GUARD);
        }
        return line.text(dialect.recordEnd());
    }
}
