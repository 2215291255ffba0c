/**
 * Looks at tasks as Label Studio does when it imports them. Starts at
 * {@link org.labelport.labelstudio.verify.LabelStudioVerifier}: {@code TaskFileCheck} goes through a file,
 * {@code ResultCheck} judges each result.
 */
@NullMarked
package org.labelport.labelstudio.verify;

import org.jspecify.annotations.NullMarked;
