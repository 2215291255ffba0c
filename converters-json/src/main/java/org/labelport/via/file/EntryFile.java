package org.labelport.via.file;

import java.io.IOException;
import java.util.Optional;
import org.labelport.report.ExportException;

/** An annotation file that is read picture by picture. */
public interface EntryFile extends AutoCloseable {

    /** Returns the file's path, relative to the folder that is read. */
    String name();

    /** Returns the folder of the pictures that the file names, relative to the file; empty when it names none. */
    default String pictures() {
        return "";
    }

    /** Returns the entry of the next picture; empty at the end. */
    Optional<ReadEntry> next() throws ExportException, IOException;

    @Override
    void close() throws IOException;
}
