/**
 * Open Images, versions 6 and 7: tables of pictures, labels, boxes and segments, and a mask image for each segment.
 * Start reading at {@link org.labelport.csv.openimages.OpenImagesConverter}; {@code OpenImagesLayout} has the names of
 * all files, {@code Classes} the ids of labels.
 */
@NullMarked
package org.labelport.csv.openimages;

import org.jspecify.annotations.NullMarked;
