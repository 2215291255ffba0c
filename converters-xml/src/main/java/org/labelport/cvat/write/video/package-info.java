/**
 * Writes what has frames: {@code CvatVideoPlan} and {@code CvatVideoShard} videos, {@code SequenceFiles} sequences of pictures.
 * {@code TrackDrafts} gathers the annotations of a track, and {@code TrackSteps} makes elements from them.
 */
@NullMarked
package org.labelport.cvat.write.video;

import org.jspecify.annotations.NullMarked;
