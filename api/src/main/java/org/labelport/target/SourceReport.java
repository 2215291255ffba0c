package org.labelport.target;

import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a source finds wrong while it reads. Used by the thread that reads, or by the several that a {@link ParallelItemSource} has. */
@ProviderType
public interface SourceReport extends LossSink {

    /**
     * Records an item or annotation that cannot be read; the source goes on with the next one.
     *
     * @throws ExportException when the run's policy is to stop at the first error; the source lets it pass
     */
    void error(ItemError error) throws ExportException;

    /**
     * Tells how much of the source has been looked at, for a source that goes through its data before it has the first
     * item. Cheap enough for every record.
     *
     * @param bytesDone so far
     * @param bytesTotal in all
     * @throws ExportException {@code run.cancelled} when the run was asked to stop; the source lets it pass
     */
    default void scanned(long bytesDone, long bytesTotal) throws ExportException {}
}
