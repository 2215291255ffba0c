/**
 * Hugging Face imagefolder: pictures in a folder for each split, and a line of JSON for each of them.
 *
 * <p>Start reading at {@link org.labelport.imagefolder.ImagefolderConverter} and
 * {@link org.labelport.imagefolder.ImagefolderTarget}.
 */
@NullMarked
package org.labelport.imagefolder;

import org.jspecify.annotations.NullMarked;
