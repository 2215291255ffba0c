/** Placeholder. */
@NullMarked
package org.labelport.shell;

import org.jspecify.annotations.NullMarked;
