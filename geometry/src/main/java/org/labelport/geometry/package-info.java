/** Placeholder. */
@NullMarked
package org.labelport.geometry;

import org.jspecify.annotations.NullMarked;
