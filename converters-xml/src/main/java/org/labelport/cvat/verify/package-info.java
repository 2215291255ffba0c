/** Checks files as CVAT does when it imports them. Start reading at {@link org.labelport.cvat.verify.CvatVerifier}. */
@NullMarked
package org.labelport.cvat.verify;

import org.jspecify.annotations.NullMarked;
