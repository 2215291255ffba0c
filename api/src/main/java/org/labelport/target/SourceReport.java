package org.labelport.target;

import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a source finds wrong while it reads. Used by the thread that reads. */
@ProviderType
public interface SourceReport extends LossSink {

    /**
     * Records an item or annotation that cannot be read; the source goes on with the next one.
     *
     * @throws ExportException when the run's policy is to stop at the first error; the source lets it pass
     */
    void error(ItemError error) throws ExportException;
}
