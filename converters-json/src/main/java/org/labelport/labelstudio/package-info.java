/**
 * Label Studio's JSON: tasks with what people and models marked on them, and the labelling interface that gives the marks
 * their meaning.
 *
 * <p>Places on pictures are in percent of their sides; a rotated box turns about the corner that is top left before it
 * turns. Everything that concerns one object is a list of results with one id: its outline, its answers.
 *
 * <p>Reading starts at {@link org.labelport.labelstudio.LabelStudioTarget}: {@code TaskFiles} finds the files and
 * {@code ConfigReader} reads their interface, {@code TaskParser} gives tasks and {@code TaskReader} makes items of them:
 * {@code TaskMedia} and {@code MediaReader} what is shown, {@code ResultReader} annotations, for each of which a
 * {@code RegionReader}, {@code TrackReader}, {@code PointsReader} or {@code AnswerReader} knows the kind.
 *
 * <p>Writing starts at {@link org.labelport.labelstudio.LabelStudioConverter}: {@code LabelStudioPlan} decides,
 * {@code LabelStudioShard} writes a task with its {@code ItemMedium} and {@code ItemData}, {@code ResultSetsWriter} what is
 * marked on it, by {@code RegionWriter}, {@code TrackWriter}, {@code TagWriter} and {@code AnswerWriter}; {@code ConfigXml}
 * writes the interface.
 *
 * <p>Checking starts at {@link org.labelport.labelstudio.LabelStudioVerifier}: {@code TaskFileCheck}, then
 * {@code ResultCheck}.
 */
@NullMarked
package org.labelport.labelstudio;

import org.jspecify.annotations.NullMarked;
