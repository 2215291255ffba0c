package org.labelport.csv.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.SourceReport;

/**
 * Reads the records of a CSV file with a header, one after the other. Commas, semicolons, tabs or bars separate the
 * cells. Apostrophes that guard formulas are removed from rows whose column {@code formula_guard} says so. When there
 * is no such column, they are removed from all rows of a file with a byte order mark.
 */
public final class CsvTable implements Closeable {

    private static final String OF_OTHERS = " A table of boxes or labels of another program is read by csv-tensorflow.";

    private final Path file;
    private final RecordReader reader;
    private final Json json;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private CsvTable(Path file, Limits limits) throws ExportException, IOException {
        this.file = file;
        this.reader = RecordReader.openAnySeparator(file, limits);
        this.json = new Json(limits);
    }

    /**
     * Opens a table and reads its header.
     *
     * @param required columns that must be there, in any order
     */
    public static CsvTable open(Path file, List<String> required, Limits limits) throws ExportException, IOException {
        if (!FileKind.isFile(file)) {
            throw new ExportException(
                    "csv.missing",
                    "there is no file " + file + ". Give the folder that holds annotations.csv and items.csv."
                            + OF_OTHERS);
        }
        CsvTable table = new CsvTable(file, limits);
        try {
            table.readHeader(required);
            return table;
        } catch (ExportException | IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /**
     * Reports the file's columns that are not read, as one loss of the data set.
     *
     * @param known the columns that are read or may be there
     */
    public void reportUnread(List<String> known, SourceReport report) {
        List<String> unread = new ArrayList<>(columns.keySet());
        unread.removeAll(known);
        unread.remove(CsvColumns.FORMULA_GUARD);
        if (!unread.isEmpty()) {
            report.loss(Loss.ofDataset(
                    "csv.column-ignored",
                    file.getFileName() + ": columns that are not read: " + String.join(", ", unread)));
        }
    }

    /** Returns the next record that is not a blank line; empty at the end. */
    public Optional<CsvRecordCells> next() throws ExportException, IOException {
        Optional<Row> row = reader.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = reader.next();
        }
        return row.map(this::cells);
    }

    private CsvRecordCells cells(Row row) {
        String[] cells = row.cells().toArray(String[]::new);
        Integer guard = columns.get(CsvColumns.FORMULA_GUARD);
        boolean guarded = guard == null ? reader.marked() : row.cell(guard).equals(FormulaGuard.APOSTROPHE.key());
        if (guarded) {
            Arrays.setAll(cells, i -> FormulaGuard.unguard(cells[i]));
        }
        return new CsvRecordCells(file.getFileName().toString(), row.line(), columns, cells, json);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void readHeader(List<String> required) throws ExportException, IOException {
        Optional<CsvRecordCells> header = next();
        if (header.isEmpty()) {
            throw new ExportException("csv.header", file + " is empty. Its first line must name the columns.");
        }
        for (String name : header.get().all()) {
            if (columns.putIfAbsent(name, columns.size()) != null) {
                throw new ExportException("csv.header", file + " has two columns '" + name + "'. Remove one.");
            }
        }
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw new ExportException(
                    "csv.header",
                    file + " has no column " + String.join(", ", missing)
                            + ". Its first line must name the columns, separated by commas." + OF_OTHERS);
        }
    }
}
