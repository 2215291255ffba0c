package org.labelport.csv.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads the records of a CSV file one after the other, blank lines included. Used by one thread. */
public final class RecordReader implements Closeable {

    private final Path file;
    private final LimitedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private final Limits limits;

    private RecordReader(Path file, Separator separator, Limits limits) throws IOException {
        this.limits = limits;
        this.file = file;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        this.reader = new LimitedReader(
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder)),
                limits.count(Limit.CSV_RECORD));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator.character())
                .setIgnoreSurroundingSpaces(separator.hasBlanks())
                .setIgnoreEmptyLines(false)
                .get();
        this.parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        this.records = parser.iterator();
    }

    /** Opens a file whose cells are separated by commas, within the usual limits. */
    public static RecordReader open(Path file) throws IOException {
        return open(file, Limits.USUAL);
    }

    /** Opens a file whose cells are separated by commas. */
    public static RecordReader open(Path file, Limits limits) throws IOException {
        return new RecordReader(file, Separator.COMMA, limits);
    }

    /** Opens a file as {@link #openAnySeparator(Path, Limits)} does, within the usual limits. */
    public static RecordReader openAnySeparator(Path file) throws ExportException, IOException {
        return openAnySeparator(file, Limits.USUAL);
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

    /** The number of the line at which the next record begins, from 1. */
    public long nextLine() {
        return parser.getCurrentLineNumber() + 1;
    }

    /**
     * Returns the next record; empty at the end.
     *
     * @throws ExportException {@code csv.syntax} or {@code csv.encoding}: nothing after that place can be trusted
     */
    public Optional<Row> next() throws ExportException, IOException {
        long line = nextLine();
        reader.recordStarts();
        try {
            return records.hasNext()
                    ? Optional.of(new Row(line, List.of(records.next().values())))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            throw failure(e.getCause(), line);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ExportException failure(IOException cause, long line) throws IOException {
        if (cause instanceof CharacterCodingException) {
            return new ExportException("csv.encoding", TextFile.notUtf8(file), cause);
        }
        String where = file + ", record at line " + line + ": ";
        if (cause instanceof LimitedReader.RecordTooLongException) {
            return new ExportException(
                    "csv.syntax",
                    where + "it is longer than the " + limits.of(Limit.CSV_RECORD) + " " + Limit.CSV_RECORD.meaning()
                            + ". Is a quotation mark not closed? " + limits.remedy(Limit.CSV_RECORD),
                    cause);
        }
        if (cause instanceof CSVException) {
            return new ExportException(
                    "csv.syntax", where + cause.getMessage() + ". Check the quotation marks.", cause);
        }
        throw cause;
    }
}
