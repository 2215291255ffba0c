package org.labelport.output;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what is written once all shards are done. Used by one thread. */
@ProviderType
public interface ExportOutput extends LossSink {

    /**
     * A new file of the export; the caller closes it.
     *
     * @param path relative, {@code /}-separated
     */
    OutputStream file(String path) throws IOException;

    /** Creates a folder that may stay empty. */
    void folder(String path) throws IOException;

    /** Copies the joined contributions of all items to a part, in the data set's order. */
    void copy(Part part, OutputStream to) throws IOException;

    /** The sum of a counter over all items that were written. */
    long count(String counter);
}
