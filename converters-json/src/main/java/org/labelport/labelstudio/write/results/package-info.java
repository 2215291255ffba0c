/**
 * Writes annotations as the results of a task, and decides which controls the interface needs for their attributes.
 * Start reading at {@link org.labelport.labelstudio.write.results.ResultSetsWriter}: {@code ResultWriter} writes the
 * results of one person or model with {@code RegionWriter}, {@code TrackWriter}, {@code TagWriter} and {@code
 * AnswerWriter}.
 */
@NullMarked
package org.labelport.labelstudio.write.results;

import org.jspecify.annotations.NullMarked;
