/** Placeholder. */
@NullMarked
package org.labelport.launcher;

import org.jspecify.annotations.NullMarked;
