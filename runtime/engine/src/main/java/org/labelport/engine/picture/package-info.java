/**
 * Reads the size of pictures from the beginning of their files. Start at
 * {@link org.labelport.engine.picture.PictureHeader}; for files on a disk there is
 * {@link org.labelport.engine.picture.ImageHeaders}. Other sources of the bytes do not belong here.
 */
@NullMarked
package org.labelport.engine.picture;

import org.jspecify.annotations.NullMarked;
