package org.labelport.imagefolder.file;

import java.io.IOException;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;

/** A metadata file with one row for each picture. */
public interface RowFile extends AutoCloseable {

    /** Returns the next row, which is an object; empty at the end. */
    Optional<JsonValue> next() throws ExportException, IOException;

    @Override
    void close() throws IOException;
}
