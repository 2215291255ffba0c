/** Cityscapes: names of three parts, masks of label ids, training ids and instance ids, and polygons. */
@NullMarked
package org.labelport.masks.cityscapes;

import org.jspecify.annotations.NullMarked;
