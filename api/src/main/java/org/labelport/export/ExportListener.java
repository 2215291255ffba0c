package org.labelport.export;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told what happens in a run. In an OSGi framework every service of this type is told of all runs. */
@ConsumerType
@FunctionalInterface
public interface ExportListener {

    /** Ignores everything. */
    ExportListener NONE = (runId, event) -> {};

    /**
     * Called for each event, in order, never twice at the same time for one run. Must return quickly: the run waits. A
     * listener that throws, or leaves its thread interrupted, gets no more events of the run, which goes on.
     */
    void on(String runId, ExportEvent event);
}
