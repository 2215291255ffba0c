package org.labelport.csv;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.labelport.report.ExportException;

/**
 * Reads the records of a CSV file with a header, one after the other. In a file with a byte order mark, apostrophes
 * that guard formulas are taken off.
 */
final class CsvTable implements Closeable {

    /** Longest record that is read, in UTF-16 units. */
    static final int MAX_RECORD_CHARS = 1 << 24;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path file;
    private final LimitedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private CsvTable(Path file) throws IOException {
        this.file = file;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        this.reader = new LimitedReader(
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder)), MAX_RECORD_CHARS);
        this.parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
        this.records = parser.iterator();
    }

    /**
     * Opens a table and reads its header.
     *
     * @param required columns that must be there, in any order
     */
    static CsvTable open(Path file, List<String> required) throws ExportException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new ExportException(
                    "csv.missing",
                    "there is no file " + file + ". Give the folder that holds annotations.csv and items.csv.");
        }
        CsvTable table = new CsvTable(file);
        try {
            table.readHeader(required);
            return table;
        } catch (ExportException | IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** Names of the columns that the file has and nobody knows. */
    List<String> columnsBeyond(List<String> known) {
        List<String> extra = new ArrayList<>(columns.keySet());
        extra.removeAll(known);
        return extra;
    }

    /** The next record; empty at the end. */
    Optional<CsvRecordCells> next() throws ExportException, IOException {
        long line = parser.getCurrentLineNumber() + 1;
        reader.recordStarts();
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            String[] cells = records.next().values();
            if (reader.marked()) {
                Arrays.setAll(cells, i -> CsvDialect.unguard(cells[i]));
            }
            return Optional.of(new CsvRecordCells(file.getFileName().toString(), line, columns, cells));
        } catch (UncheckedIOException e) {
            throw failure(e.getCause(), line);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void readHeader(List<String> required) throws ExportException, IOException {
        Optional<CsvRecordCells> header = next();
        if (header.isEmpty()) {
            throw new ExportException("csv.header", file + " is empty. Its first line names the columns.");
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
                            + ". Its first line must name the columns, separated by commas.");
        }
    }

    /** What went wrong in the file as a whole: nothing after it can be trusted. */
    private ExportException failure(IOException cause, long line) throws IOException {
        String where = file + ", record at line " + line + ": ";
        if (cause instanceof LimitedReader.RecordTooLongException) {
            return new ExportException(
                    "csv.syntax",
                    where + "longer than " + MAX_RECORD_CHARS + " characters. Is a quotation mark not closed?",
                    cause);
        }
        if (cause instanceof CharacterCodingException) {
            return new ExportException("csv.encoding", where + "not UTF-8. Save the file as UTF-8.", cause);
        }
        if (cause instanceof org.apache.commons.csv.CSVException) {
            return new ExportException(
                    "csv.syntax", where + cause.getMessage() + ". Check the quotation marks.", cause);
        }
        throw cause;
    }
}
