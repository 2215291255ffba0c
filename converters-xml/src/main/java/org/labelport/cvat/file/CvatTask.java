package org.labelport.cvat.file;

/**
 * A task in the file of a project.
 *
 * @param id by which tracks name their task; empty when it is not there
 * @param firstFrame the number that tracks give to the task's frame 0
 * @param meta what the file says of the task
 */
public record CvatTask(String id, long firstFrame, CvatMeta meta) {}
