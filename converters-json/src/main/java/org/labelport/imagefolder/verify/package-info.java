/**
 * Checks metadata files and their columns as the library reads them. Start reading at {@link
 * org.labelport.imagefolder.verify.ImagefolderVerifier}.
 */
@NullMarked
package org.labelport.imagefolder.verify;

import org.jspecify.annotations.NullMarked;
