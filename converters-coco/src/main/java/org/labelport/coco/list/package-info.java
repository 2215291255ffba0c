/**
 * Reads the list {@code annotations} fast. {@code ObjectList} cuts it into pieces, and {@code PlainAnnotations} reads
 * the annotations of a piece that are spelled as usual from their bytes. All others are read token by token with
 * {@code PlacedParser}, which gives locations in the whole file, and {@code NumberReader}.
 */
@NullMarked
package org.labelport.coco.list;

import org.jspecify.annotations.NullMarked;
