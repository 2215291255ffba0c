package org.labelport.imagefolder.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.csvfile.CsvFile;
import org.labelport.csvfile.CsvProblem;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** Reads a {@code metadata.csv}. Empty cells become nulls, and cells that look like numbers become numbers. */
final class CsvRows implements RowFile {

    private static final String CODE = "imagefolder.csv";

    /** Decimals as Python spells them: 0.5, 1e-05. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]{1,15}(?=[.eE])([.][0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private final CsvFile file;
    private final List<String> header;
    private final Broken broken;

    private CsvRows(CsvFile file, List<String> header, Broken broken) {
        this.file = file;
        this.header = header;
        this.broken = broken;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param name of the file, in messages
     */
    static CsvRows open(Path path, String name, Broken broken, Limits limits) throws ExportException, IOException {
        CsvFile file = CsvFile.open(path, limits);
        boolean opened = false;
        try {
            CsvRows rows = new CsvRows(file, header(file, name), broken);
            opened = true;
            return rows;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static List<String> header(CsvFile file, String name) throws ExportException, IOException {
        List<String> header = record(file)
                .map(CsvRecord::getFields)
                .orElseThrow(() -> new ExportException(
                        CODE,
                        name
                                + ": there is nothing in it, and the library stops at it. Write a header with file_name, or"
                                + " remove the file."));
        boolean oneColumn = header.size() == 1 && header.get(0).contains("file_name");
        if (oneColumn && header.get(0).matches(".*[;\t|].*")) {
            throw new ExportException(
                    CODE,
                    name + ": the library expects commas between cells, but the only column is '" + header.get(0)
                            + "'. Save it with commas.");
        }
        return toldApart(header);
    }

    /** Gives a column whose name an earlier one has a number, as pandas does, by which the library reads such files. */
    private static List<String> toldApart(List<String> header) {
        Set<String> taken = new HashSet<>(header);
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : header) {
            String free = name;
            for (int number = 1; !seen.add(free); number++) {
                String next = name + "." + number;
                free = taken.add(next) ? next : free;
            }
            names.add(free);
        }
        return names;
    }

    private static Optional<CsvRecord> record(CsvFile file) throws ExportException, IOException {
        try {
            return file.next();
        } catch (CsvProblem e) {
            throw new ExportException(CODE, e.getMessage(), e);
        }
    }

    @Override
    public Optional<JsonValue> next() throws ExportException, IOException {
        for (Optional<CsvRecord> record = record(file); record.isPresent(); record = record(file)) {
            if (!hasMore(record.get())) {
                return record.map(this::row);
            }
            broken.line(
                    record.get().getStartingLineNumber(),
                    "it has " + record.get().getFieldCount() + " cells for " + header.size()
                            + " columns. Put quotation marks around texts with commas");
        }
        return Optional.empty();
    }

    /** Whether a row has something behind the last column. */
    private boolean hasMore(CsvRecord record) {
        for (int i = header.size(); i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private JsonValue row(CsvRecord record) {
        long line = record.getStartingLineNumber();
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String cell = i < record.getFieldCount() ? record.getField(i) : "";
            fields.put(header.get(i), JsonValue.leaf(kind(cell), line, cell));
        }
        return JsonValue.object(line, fields);
    }

    private static Kind kind(String cell) {
        if (cell.isEmpty()) {
            return Kind.NULL;
        }
        if (cell.matches("-?(0|[1-9][0-9]{0,17})")) {
            return Kind.INTEGER;
        }
        return DECIMAL.matcher(cell).matches() ? Kind.DECIMAL : Kind.TEXT;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
