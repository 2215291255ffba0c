package org.labelport.target;

import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes what a source finds wrong while it reads. Used by the thread that reads, or by the several threads of a
 * {@link ParallelItemSource}.
 */
@ProviderType
public interface SourceReport extends LossSink {

    /**
     * Records an item or annotation that cannot be read; the source goes on with the next one.
     *
     * @throws ExportException when the run's policy is to stop at the first error; the source does not catch it
     */
    void error(ItemError error) throws ExportException;

    /**
     * Reports what a walk over a folder of the source does not look at: a link as the loss
     * {@link LossCodes#FOLDER_LINK}, and what cannot be looked at as the error {@code media.unreadable}.
     *
     * @param idPrefix precedes the names of the folder's files in the ids of items
     */
    default FolderWalk.Sink unseen(String idPrefix) {
        return unseen -> {
            switch (unseen.reason()) {
                case LINK -> loss(Loss.ofDataset(LossCodes.FOLDER_LINK, unseen.message()));
                case UNREADABLE ->
                    error(ItemError.ofItem(idPrefix + unseen.name(), 0, "media.unreadable", unseen.message()));
            }
        };
    }

    /**
     * Reports how much of the source has been scanned, for a source that goes through its data before it has the first
     * item. Fast enough to be called for every record.
     *
     * @param bytesDone so far
     * @param bytesTotal in all
     * @throws ExportException {@code run.cancelled} when the run was asked to stop; the source does not catch it
     */
    default void scanned(long bytesDone, long bytesTotal) throws ExportException {}
}
