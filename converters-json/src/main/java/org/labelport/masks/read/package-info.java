/**
 * What all formats of masks share in reading: items from the pictures of a folder, and the regions in their masks.
 * Start reading at {@link org.labelport.masks.read.PictureSource}, to which each format gives its own {@link
 * org.labelport.masks.read.PictureSource.Pictures}.
 */
@NullMarked
package org.labelport.masks.read;

import org.jspecify.annotations.NullMarked;
