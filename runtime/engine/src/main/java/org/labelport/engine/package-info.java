/** Placeholder. */
@NullMarked
package org.labelport.engine;

import org.jspecify.annotations.NullMarked;
