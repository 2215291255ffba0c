/** Spells numbers so that they read back the same; used by the formats of this bundle. */
@NullMarked
package org.labelport.decimal;

import org.jspecify.annotations.NullMarked;
