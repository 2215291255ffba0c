/**
 * Makes items of files: {@link org.labelport.cvat.read.CvatImagesSource} of pictures,
 * {@link org.labelport.cvat.read.CvatVideoSource} of videos and sequences, with {@code TrackReader} for what is followed
 * over frames and {@code AnnotationReader} for every element.
 */
@NullMarked
package org.labelport.cvat.read;

import org.jspecify.annotations.NullMarked;
