package org.labelport.imagefolder.file;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.annotationfile.EntryFile;
import org.labelport.jsonfile.JsonValue;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** A metadata file with one row, which is an object, for each picture. */
public interface RowFile extends EntryFile<JsonValue> {

    /**
     * Opens a file of the kind that its name ends with.
     *
     * @param name of the file, in messages
     */
    static RowFile open(Path file, String name, Broken broken, Limits limits) throws ExportException, IOException {
        return name.endsWith(".csv") ? CsvRows.open(file, name, broken, limits) : JsonRows.open(file, broken, limits);
    }

    /** Receives the lines that are no rows. */
    @FunctionalInterface
    interface Broken {

        /** @param line its number, 1-based */
        void line(long line, String reason) throws ExportException;
    }
}
