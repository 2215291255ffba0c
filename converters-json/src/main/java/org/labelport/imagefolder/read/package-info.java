/**
 * Makes items from the rows of metadata files, or from folders that are named after classes. Start reading at {@link
 * org.labelport.imagefolder.read.ImagefolderSource}. {@code RowItem} makes an item from a row, {@code MaskColumn} reads
 * the mask that it names.
 */
@NullMarked
package org.labelport.imagefolder.read;

import org.jspecify.annotations.NullMarked;
