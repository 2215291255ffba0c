package org.labelport.imagefolder.file;

import org.labelport.annotationfile.EntryFile;
import org.labelport.jsonfile.JsonValue;
import org.labelport.report.ExportException;

/** A metadata file with one row, which is an object, for each picture. */
public interface RowFile extends EntryFile<JsonValue> {

    /** Receives the lines that are no rows. */
    @FunctionalInterface
    interface Broken {

        /** @param line its number, 1-based */
        void line(long line, String reason) throws ExportException;
    }
}
