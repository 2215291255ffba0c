/**
 * Checks tasks for what Label Studio rejects when it imports them. Start reading at {@link
 * org.labelport.labelstudio.verify.LabelStudioVerifier}. {@code TaskFileCheck} checks a file, {@code ResultCheck} each
 * result.
 */
@NullMarked
package org.labelport.labelstudio.verify;

import org.jspecify.annotations.NullMarked;
