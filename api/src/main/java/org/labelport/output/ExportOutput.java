package org.labelport.output;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes what is written once all shards are done. Used by one thread.
 *
 * <p>Paths and {@link IOException}s are as in {@link ShardOutput}.
 */
@ProviderType
public interface ExportOutput extends LossSink {

    /**
     * A new file of the export; the caller closes it.
     *
     * @throws IllegalArgumentException when the path is none for a file of an export, or that of another file; the run ends
     */
    OutputStream file(String path) throws IOException;

    /**
     * Creates a folder that may stay empty.
     *
     * @throws IllegalArgumentException when the path is none for a folder of an export, or that of a file; the run ends
     */
    void folder(String path) throws IOException;

    /** Copies the joined contributions of all items to a part, in the data set's order. */
    void copy(Part part, OutputStream to) throws IOException;

    /** The sum of a counter over all items that were written. */
    long count(String counter);
}
