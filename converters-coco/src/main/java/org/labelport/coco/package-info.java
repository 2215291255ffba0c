/** Placeholder. */
@NullMarked
package org.labelport.coco;

import org.jspecify.annotations.NullMarked;
