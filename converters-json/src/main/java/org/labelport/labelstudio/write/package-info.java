/**
 * Makes tasks from items. {@code LabelStudioPlan} decides what holds for the whole export. {@code LabelStudioShard}
 * writes a task with {@code ItemMedium} and {@code ItemData}; {@code ResultSetsWriter} writes its annotations with
 * {@code RegionWriter}, {@code TrackWriter}, {@code TagWriter} and {@code AnswerWriter}. {@code ConfigXml} writes the
 * interface.
 */
@NullMarked
package org.labelport.labelstudio.write;

import org.jspecify.annotations.NullMarked;
