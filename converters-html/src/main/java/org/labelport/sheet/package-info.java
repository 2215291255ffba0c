/** A page to look at: samples with their shapes drawn, and how categories and sizes are distributed. */
@NullMarked
package org.labelport.sheet;

import org.jspecify.annotations.NullMarked;
