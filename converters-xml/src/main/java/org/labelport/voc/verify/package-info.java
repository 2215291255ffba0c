/**
 * Checks VOC's and LabelImg's files as the programs that read them do. Start reading at {@link
 * org.labelport.voc.verify.VocVerifier}.
 */
@NullMarked
package org.labelport.voc.verify;

import org.jspecify.annotations.NullMarked;
