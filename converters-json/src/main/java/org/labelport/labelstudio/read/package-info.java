/**
 * Makes items from tasks. Start reading at {@link org.labelport.labelstudio.read.LabelStudioSource}. {@code TaskReader}
 * makes an item from a task, {@code TaskMedia} and {@code MediaReader} make its medium, and {@code ResultReader} makes
 * its annotations, with {@code RegionReader}, {@code TrackReader}, {@code PointsReader} and {@code AnswerReader} for
 * the kinds of results.
 */
@NullMarked
package org.labelport.labelstudio.read;

import org.jspecify.annotations.NullMarked;
