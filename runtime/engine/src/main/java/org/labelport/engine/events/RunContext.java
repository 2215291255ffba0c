package org.labelport.engine.events;

import org.labelport.limits.Limits;
import org.labelport.report.ExportRun;
import org.labelport.settings.Settings;

/**
 * What all steps of a run share.
 *
 * @param settings what the operator has set
 * @param limits the operator's limits for what is read and written
 * @param events tells listeners what happens
 * @param log takes messages of formats and of the platform
 * @param cancellation asks the run to stop
 * @param watch is told of calls to plug-ins; closed with this
 */
public record RunContext(
        Settings settings, Limits limits, RunEvents events, ExportRun log, Cancellation cancellation, PluginWatch watch)
        implements AutoCloseable {

    @Override
    public void close() {
        watch.close();
    }
}
