package org.labelport.engine.events;

import org.labelport.report.ExportRun;
import org.labelport.settings.Settings;

/**
 * What all steps of a run share.
 *
 * @param settings what the operator has set
 * @param events tells listeners what happens
 * @param log takes what formats log, and the platform's own messages
 * @param cancellation asks the run to stop
 */
public record RunContext(Settings settings, RunEvents events, ExportRun log, Cancellation cancellation) {}
