package org.labelport.imagefolder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads a {@code metadata.csv}. Empty cells become nulls, and cells that look like numbers become numbers. */
final class CsvRows implements RowFile {

    private static final String CODE = "imagefolder.csv";

    /** Decimals as Python spells them: 0.5, 1e-05. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]{1,15}(?=[.eE])([.][0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private final Path file;
    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    private CsvRows(Path file, String name, CSVParser parser, Iterator<CSVRecord> records, List<String> header) {
        this.file = file;
        this.name = name;
        this.parser = parser;
        this.records = records;
        this.header = header;
    }

    static CsvRows open(Path file, String name, Limits limits) throws ExportException, IOException {
        BufferedReader text = TextFile.open(file, limits);
        CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180);
        Iterator<CSVRecord> records = parser.iterator();
        CsvRows rows = new CsvRows(file, name, parser, records, List.of());
        Optional<CSVRecord> first = rows.record();
        List<String> header = first.map(record -> record.stream()
                        .map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell)
                        .toList())
                .orElse(List.of());
        boolean oneColumn = header.size() == 1 && header.get(0).contains("file_name");
        if (oneColumn && header.get(0).matches(".*[;\t|].*")) {
            parser.close();
            throw new ExportException(
                    CODE,
                    name + ": the library expects commas between cells, but the only column is '" + header.get(0)
                            + "'. Save it with commas.");
        }
        return new CsvRows(file, name, parser, records, header);
    }

    private Optional<CSVRecord> record() throws ExportException, IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            String what = e.getCause() instanceof CharacterCodingException
                    ? TextFile.notUtf8(file)
                    : name + ", line " + parser.getCurrentLineNumber() + " is not CSV: " + e.getMessage();
            throw new ExportException(CODE, what, e);
        }
    }

    @Override
    public Optional<JsonValue> next() throws ExportException, IOException {
        Optional<CSVRecord> record = record();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        long line = parser.getCurrentLineNumber();
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String cell = i < record.get().size() ? record.get().get(i) : "";
            fields.put(header.get(i), new JsonValue(kind(cell), line, cell, Map.of(), List.of()));
        }
        return Optional.of(JsonRows.row(line, fields));
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
        parser.close();
    }
}
