package org.labelport.annotationfile;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.labelport.report.ExportException;

/** An annotation file that is read entry by entry, each for one picture. */
public interface EntryFile<E> extends Closeable {

    /** Returns the next entry; empty at the end. */
    Optional<E> next() throws ExportException, IOException;
}
