package org.labelport.via.file;

import org.labelport.annotationfile.EntryFile;

/** An annotation file that is read picture by picture. */
public interface ViaFile extends EntryFile<ReadEntry> {

    /** Returns the file's path, relative to the folder that is read. */
    String name();

    /** Returns the folder of the pictures that the file names, relative to the file; empty when it names none. */
    default String pictures() {
        return "";
    }
}
