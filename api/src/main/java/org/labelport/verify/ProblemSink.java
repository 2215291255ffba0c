package org.labelport.verify;

import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ProviderType;

/** Takes problems one by one, as they are found. Used by one thread. */
@ProviderType
@FunctionalInterface
public interface ProblemSink {

    /**
     * Takes a problem.
     *
     * @throws ExportException {@code run.cancelled} when the work was asked to stop; the verifier lets it pass
     */
    void problem(Problem problem) throws ExportException;
}
