package org.labelport.csv.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads the records of a CSV file one after the other, blank lines included. Used by one thread. */
public final class RecordReader implements Closeable {

    /** More than the parser reads ahead, so that the limit of a record is said in our words and not in its. */
    private static final int READ_AHEAD = 1 << 16;

    /** How much of a file shows that it is JSON. */
    private static final int START = 64;

    private final Path file;
    private final Limits limits;
    private final LimitedReader reader;
    private final RowHandler handler;
    private final CsvReader<Row> parser;
    private final Iterator<Row> rows;
    private boolean ended;

    private RecordReader(Path file, Separator separator, Limits limits) throws IOException {
        this.limits = limits;
        this.file = file;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        int limit = limits.count(Limit.CSV_RECORD);
        this.reader = new LimitedReader(
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder)), limit);
        this.handler = new RowHandler(separator.hasBlanks());
        this.parser = CsvReader.builder()
                .fieldSeparator(separator.character())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(limit + READ_AHEAD)
                .build(handler, reader);
        this.rows = parser.iterator();
    }

    /** Opens a file whose cells are separated by commas. */
    public static RecordReader open(Path file, Limits limits) throws IOException {
        return new RecordReader(file, Separator.COMMA, limits);
    }

    /**
     * Opens a file whose cells are separated by commas, semicolons, tabs or bars, whichever its first lines have most
     * of. When a blank follows each of them, blanks around cells do not belong to the cells. A first line {@code
     * sep=;}, as spreadsheets write it, is skipped.
     */
    public static RecordReader openAnySeparator(Path file, Limits limits) throws ExportException, IOException {
        Separator separator = Separator.of(file);
        RecordReader reader = new RecordReader(file, separator, limits);
        boolean begun = false;
        try {
            if (separator.hasOwnLine()) {
                reader.next();
            }
            begun = true;
            return reader;
        } finally {
            if (!begun) {
                reader.close();
            }
        }
    }

    /** Whether the file began with a byte order mark; known once something was read. */
    public boolean marked() {
        return reader.marked();
    }

    /** The number of the line at which the last record begins, from 1, also when it could not be read to its end. */
    public long line() {
        return handler.line();
    }

    /**
     * Returns the next record; empty at the end.
     *
     * @throws ExportException {@code csv.syntax} or {@code csv.encoding}: nothing after that place can be trusted
     */
    public Optional<Row> next() throws ExportException, IOException {
        if (ended) {
            return Optional.empty();
        }
        reader.recordStarts();
        Row row = parsed();
        String last = row.cell(row.cells().size() - 1);
        if (!last.endsWith(LimitedReader.END)) {
            return Optional.of(row);
        }
        ended = true;
        if (row.cells().size() > 1 || !last.equals(LimitedReader.END)) {
            throw syntax("a quotation mark is not closed before the end of the file. Close it.");
        }
        return Optional.empty();
    }

    private Row parsed() throws ExportException, IOException {
        try {
            return rows.next();
        } catch (UncheckedIOException e) {
            throw failure(e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CsvParseException problem) {
                throw syntax(
                        isJson()
                                ? "it is JSON and not a table. Give the target that reads it, such as coco."
                                : problem.getMessage() + ". Check the quotation marks.");
            }
            throw unwrapped(e);
        }
    }

    /** Whether a record failed because the file is no table. */
    private boolean isJson() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(START), StandardCharsets.UTF_8);
            String start = (text.indexOf(LimitedReader.BYTE_ORDER_MARK) == 0 ? text.substring(1) : text).strip();
            return start.startsWith("{") || start.startsWith("[");
        }
    }

    /** The parser wraps all that is thrown within it, a full memory among them. */
    private static RuntimeException unwrapped(CsvParseException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ExportException failure(IOException cause) throws IOException {
        if (cause instanceof CharacterCodingException) {
            return new ExportException("csv.encoding", TextFile.notUtf8(file), cause);
        }
        if (cause instanceof LimitedReader.RecordTooLongException) {
            return syntax("it is longer than the " + limits.of(Limit.CSV_RECORD) + " " + Limit.CSV_RECORD.meaning()
                    + ". Is a quotation mark not closed? " + limits.remedy(Limit.CSV_RECORD));
        }
        throw cause;
    }

    private ExportException syntax(String what) {
        return new ExportException("csv.syntax", file + ", record at line " + line() + ": " + what);
    }
}
