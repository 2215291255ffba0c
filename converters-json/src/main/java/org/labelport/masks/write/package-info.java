/**
 * What all formats of masks share in writing. Start reading at {@link org.labelport.masks.write.MaskLosses}, which
 * declares and reports what a format's masks cannot hold.
 */
@NullMarked
package org.labelport.masks.write;

import org.jspecify.annotations.NullMarked;
