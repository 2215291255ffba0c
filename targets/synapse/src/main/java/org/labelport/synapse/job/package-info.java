/**
 * How a run that belongs to a job tells the platform what happens: {@link org.labelport.synapse.job.JobReporter}
 * collects, {@code JobSender} sends on its own thread, {@code JobBodies} makes the bodies of requests.
 */
@NullMarked
package org.labelport.synapse.job;

import org.jspecify.annotations.NullMarked;
