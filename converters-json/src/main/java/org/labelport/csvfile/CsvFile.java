package org.labelport.csvfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.target.TextFile;

/** Reads the records of a file whose cells are separated by commas, blank lines included. Used by one thread. */
public final class CsvFile implements Closeable {

    private final Path file;
    private final CsvReader<CsvRecord> parser;
    private final Iterator<CsvRecord> records;
    private long line;
    private boolean ended;

    private CsvFile(Path file, CsvReader<CsvRecord> parser) {
        this.file = file;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /** Opens a file of UTF-8 text. */
    public static CsvFile open(Path file, Limits limits) throws IOException {
        return new CsvFile(
                file,
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .trimWhitespacesAroundQuotes(true)
                        .maxBufferSize(limits.count(Limit.CSV_RECORD))
                        .ofCsvRecord(new EndMark(TextFile.open(file, limits))));
    }

    /**
     * Returns the next record; empty at the end.
     *
     * @throws CsvProblem when the file is no CSV in UTF-8 from here on
     */
    public Optional<CsvRecord> next() throws CsvProblem, IOException {
        if (ended) {
            return Optional.empty();
        }
        CsvRecord record = parsed();
        line = record.getStartingLineNumber();
        String last = record.getField(record.getFieldCount() - 1);
        if (!last.endsWith(EndMark.MARK)) {
            return Optional.of(record);
        }
        if (record.getFieldCount() > 1 || !last.equals(EndMark.MARK)) {
            throw new CsvProblem(file + ", line " + line + ": a quotation mark is not closed. Close it.");
        }
        ended = true;
        return Optional.empty();
    }

    private CsvRecord parsed() throws CsvProblem, IOException {
        try {
            return records.next();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new CsvProblem(TextFile.notUtf8(file));
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CsvParseException problem) {
                throw new CsvProblem(file + ", record after line " + line + ": " + problem.getMessage());
            }
            throw unwrapped(e);
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
}
