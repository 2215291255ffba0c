/**
 * Checks what files say about a picture as VIA takes it. Start reading at {@link
 * org.labelport.via.verify.EntryCheck}.
 */
@NullMarked
package org.labelport.via.verify;

import org.jspecify.annotations.NullMarked;
