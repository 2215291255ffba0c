/** Placeholder. */
@NullMarked
package org.labelport.csv;

import org.jspecify.annotations.NullMarked;
