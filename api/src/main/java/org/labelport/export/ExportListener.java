package org.labelport.export;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told what happens in a run. In an OSGi framework every service of this type hears all runs. */
@ConsumerType
@FunctionalInterface
public interface ExportListener {

    /** Ignores everything. */
    ExportListener NONE = (runId, event) -> {};

    /** Called for each event, in order, never twice at the same time for one run. Must return quickly. */
    void on(String runId, ExportEvent event);
}
