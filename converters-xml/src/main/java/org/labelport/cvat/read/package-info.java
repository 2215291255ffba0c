/**
 * Makes items from files: {@link org.labelport.cvat.read.CvatImagesSource} from those of pictures, {@link
 * org.labelport.cvat.read.CvatVideoSource} from those of videos and sequences. {@code TrackReader} reads the tracks
 * over all frames, and {@code AnnotationReader} every element.
 */
@NullMarked
package org.labelport.cvat.read;

import org.jspecify.annotations.NullMarked;
