/**
 * Checks files of VIA 2 as VIA itself takes them when it opens or imports them. Start reading at {@link
 * org.labelport.via.verify.ViaVerifier}.
 */
@NullMarked
package org.labelport.via.verify;

import org.jspecify.annotations.NullMarked;
