/**
 * The Synapse annotation platform: what its lists hold, read as items ({@link org.labelport.synapse.AssignmentTarget},
 * {@link org.labelport.synapse.GroundTruthTarget}, {@link org.labelport.synapse.TaskTarget}, which are descriptions over one
 * {@code PlatformTarget}); its storages ({@link org.labelport.synapse.SynapseStorages}); and how a run for one of its jobs
 * tells it what happens ({@link org.labelport.synapse.JobListener}).
 *
 * <p>This package holds the services only. Below it, {@code platform} sends requests, {@code results} walks through
 * lists, {@code items} makes items of results, {@code job} reports, and {@code json} keeps JSON as it was.
 */
@NullMarked
package org.labelport.synapse;

import org.jspecify.annotations.NullMarked;
