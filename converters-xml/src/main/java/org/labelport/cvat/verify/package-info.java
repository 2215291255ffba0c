/** Looks at files as CVAT does when it takes them. Starts at {@link org.labelport.cvat.verify.CvatVerifier}. */
@NullMarked
package org.labelport.cvat.verify;

import org.jspecify.annotations.NullMarked;
