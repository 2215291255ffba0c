/**
 * Makes tasks of items. {@code LabelStudioPlan} decides, {@code LabelStudioShard} writes a task with its {@code ItemMedium}
 * and {@code ItemData}, {@code ResultSetsWriter} what is marked on it, by {@code RegionWriter}, {@code TrackWriter},
 * {@code TagWriter} and {@code AnswerWriter}; {@code ConfigXml} writes the interface.
 */
@NullMarked
package org.labelport.labelstudio.write;

import org.jspecify.annotations.NullMarked;
