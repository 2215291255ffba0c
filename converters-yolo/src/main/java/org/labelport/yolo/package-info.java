/** Placeholder. */
@NullMarked
package org.labelport.yolo;

import org.jspecify.annotations.NullMarked;
