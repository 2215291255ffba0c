/**
 * Looks at VOC's and LabelImg's files as the programs do that read them. Start at
 * {@link org.labelport.voc.verify.VocVerifier}.
 */
@NullMarked
package org.labelport.voc.verify;

import org.jspecify.annotations.NullMarked;
