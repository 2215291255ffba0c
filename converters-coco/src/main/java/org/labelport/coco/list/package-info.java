/**
 * The list {@code annotations}, read fast: {@code ObjectList} cuts it into pieces, {@code PlainAnnotations} reads the usual
 * spelling of what is in a piece from its bytes. What it leaves is read by tokens, with {@code PlacedParser}, which
 * says where in the file it is, and {@code NumberReader}.
 */
@NullMarked
package org.labelport.coco.list;

import org.jspecify.annotations.NullMarked;
