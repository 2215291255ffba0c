/**
 * Makes files of items. {@code CvatImagesPlan} and {@code CvatImagesShard} write pictures, {@code CvatVideoPlan} and
 * {@code CvatVideoShard} videos, {@code SequenceFiles} sequences of pictures; {@code CvatHead} writes what stands before
 * them. {@code ShapeFitter} makes a {@code CvatShape} of a shape, {@code TrackDrafts} and {@code TrackSteps} make tracks.
 */
@NullMarked
package org.labelport.cvat.write;

import org.jspecify.annotations.NullMarked;
