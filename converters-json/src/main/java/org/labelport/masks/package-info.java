/**
 * Segmentation masks: PNG files whose values are classes, and what all formats share in which a pixel belongs to one
 * object. Cityscapes, ADE20K and CamVid have packages of their own. {@link org.labelport.raster.ItemPainter} does the
 * painting.
 */
@NullMarked
package org.labelport.masks;

import org.jspecify.annotations.NullMarked;
