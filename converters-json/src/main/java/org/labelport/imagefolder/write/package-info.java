/**
 * Writes items as rows, with their columns declared in {@code README.md}. Start reading at {@link
 * org.labelport.imagefolder.write.ImagefolderPlan}. {@code ObjectRows} makes the objects of a row, {@code MaskRows}
 * writes masks instead of them.
 */
@NullMarked
package org.labelport.imagefolder.write;

import org.jspecify.annotations.NullMarked;
