/** Cityscapes: names of three parts, pictures of label, training and instance ids, and polygons in painting order. */
@NullMarked
package org.labelport.masks.cityscapes;

import org.jspecify.annotations.NullMarked;
