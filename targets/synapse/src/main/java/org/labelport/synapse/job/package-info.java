/**
 * How a run tells the platform what happens, when it runs for a job: {@link org.labelport.synapse.job.JobReporter} collects,
 * {@code JobSender} sends on a thread of its own, {@code JobBodies} has the words.
 */
@NullMarked
package org.labelport.synapse.job;

import org.jspecify.annotations.NullMarked;
