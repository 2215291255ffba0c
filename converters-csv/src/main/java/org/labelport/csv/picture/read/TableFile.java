package org.labelport.csv.picture.read;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.csv.text.RecordReader;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/**
 * A table to read.
 *
 * @param file its path
 * @param name in messages
 * @param firstRow the number of the first row of data, from 0: 1 when there is a header
 * @param dialect reads its rows
 */
public record TableFile(Path file, String name, int firstRow, RowDialect dialect) {

    /** Opens the table after its header. */
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
