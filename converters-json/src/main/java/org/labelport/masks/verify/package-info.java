/**
 * What all formats of masks share in checking. Start reading at {@link org.labelport.masks.verify.MaskProblems},
 * through which a format's verifier reads masks and reports what is wrong with them.
 */
@NullMarked
package org.labelport.masks.verify;

import org.jspecify.annotations.NullMarked;
