package org.labelport.csv.picture;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.csv.text.RecordReader;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/**
 * A table to read.
 *
 * @param file where it is
 * @param name in messages
 * @param firstRow which row is the first below the header, from 0
 * @param dialect what its rows mean
 */
public record TableFile(Path file, String name, int firstRow, RowDialect dialect) {

    /** Opens the table behind its header, within the usual limits. */
    public RecordReader open() throws ExportException, IOException {
        return open(Limits.USUAL);
    }

    /** Opens the table behind its header. */
    public RecordReader open(Limits limits) throws ExportException, IOException {
        RecordReader reader = RecordReader.openAnySeparator(file, limits);
        try {
            for (int i = 0; i < firstRow; i++) {
                reader.next();
            }
            return reader;
        } catch (ExportException | IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }
}
