/**
 * Makes files from items. {@code CvatImagesPlan} and {@code CvatImagesShard} write pictures, {@code CvatVideoPlan} and
 * {@code CvatVideoShard} write videos, and {@code SequenceFiles} writes sequences of pictures; {@code CvatHead} writes
 * the head of each file. {@code ShapeFitter} makes a {@code CvatShape} from a shape, and {@code TrackDrafts} and {@code
 * TrackSteps} make tracks.
 */
@NullMarked
package org.labelport.cvat.write;

import org.jspecify.annotations.NullMarked;
