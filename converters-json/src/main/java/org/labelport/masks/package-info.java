/**
 * Segmentation masks: indexed PNGs beside pictures, and what all formats share in which a pixel belongs to one object.
 * Cityscapes and ADE20K have packages of their own. Painting itself is
 * {@link org.labelport.raster.ItemPainter}.
 */
@NullMarked
package org.labelport.masks;

import org.jspecify.annotations.NullMarked;
