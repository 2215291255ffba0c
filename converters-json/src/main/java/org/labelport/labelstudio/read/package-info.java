/**
 * Makes items of tasks. Starts at {@link org.labelport.labelstudio.read.LabelStudioSource}: {@code TaskReader} makes an item of
 * a task, {@code TaskMedia} and {@code MediaReader} what is shown, {@code ResultReader} annotations, for each of which a
 * {@code RegionReader}, {@code TrackReader}, {@code PointsReader} or {@code AnswerReader} knows the kind.
 */
@NullMarked
package org.labelport.labelstudio.read;

import org.jspecify.annotations.NullMarked;
