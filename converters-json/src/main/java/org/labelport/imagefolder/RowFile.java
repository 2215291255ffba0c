package org.labelport.imagefolder;

import java.io.IOException;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;

/** A file of rows, one a picture. */
interface RowFile extends AutoCloseable {

    /** The next row, an object; empty at the end. */
    Optional<JsonValue> next() throws ExportException, IOException;

    @Override
    void close() throws IOException;
}
