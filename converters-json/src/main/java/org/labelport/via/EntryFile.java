package org.labelport.via;

import java.io.IOException;
import java.util.Optional;
import org.labelport.report.ExportException;

/** A file that is read picture by picture. */
interface EntryFile extends AutoCloseable {

    /** The file's name, relative to the folder that is read. */
    String name();

    /** Where the file says that its pictures are, as seen from it. */
    String pictures();

    /** The next picture; empty at the end. */
    Optional<ReadEntry> next() throws ExportException, IOException;

    @Override
    void close() throws IOException;
}
