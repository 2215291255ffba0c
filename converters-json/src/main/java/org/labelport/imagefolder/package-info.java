/**
 * Data sets for the loader {@code imagefolder} of Hugging Face's {@code datasets} library: pictures in a folder for
 * each split, and a line of JSON for each picture.
 *
 * <p>Start reading at {@link org.labelport.imagefolder.ImagefolderConverter} and {@link
 * org.labelport.imagefolder.ImagefolderTarget}.
 */
@NullMarked
package org.labelport.imagefolder;

import org.jspecify.annotations.NullMarked;
