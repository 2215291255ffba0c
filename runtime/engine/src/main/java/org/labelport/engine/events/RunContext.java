package org.labelport.engine.events;

import org.labelport.limits.Limits;
import org.labelport.report.ExportRun;
import org.labelport.settings.Settings;

/**
 * What all steps of a run share.
 *
 * @param settings what the operator has set
 * @param limits those among them of what is read and written
 * @param events tells listeners what happens
 * @param log takes what formats log, and the platform's own messages
 * @param cancellation asks the run to stop
 * @param watch is told what plug-ins are asked for; closed with this
 */
public record RunContext(
        Settings settings, Limits limits, RunEvents events, ExportRun log, Cancellation cancellation, PluginWatch watch)
        implements AutoCloseable {

    @Override
    public void close() {
        watch.close();
    }
}
