package org.labelport.imagefolder.file;

import java.io.IOException;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;

/** A metadata file with one row for each picture. */
public interface RowFile extends AutoCloseable {

    /** Receives the lines that are no rows. */
    @FunctionalInterface
    interface Broken {

        /** @param line its number, 1-based */
        void line(long line, String reason) throws ExportException;
    }

    /** Returns the next row, which is an object; empty at the end. */
    Optional<JsonValue> next() throws ExportException, IOException;

    @Override
    void close() throws IOException;
}
