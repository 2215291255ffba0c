/**
 * Segmentation masks: PNG files whose values are classes, and what all formats share in which a pixel belongs to one
 * object. {@link org.labelport.raster.ItemPainter} does the painting.
 *
 * <p>This package holds the services and the verifier of the format {@code masks}; {@code plain} has what this format
 * alone has. {@code ade20k}, {@code camvid} and {@code cityscapes} are formats with services of their own. What all of
 * them share is in {@code file}, {@code read}, {@code write} and {@code verify}.
 *
 * <p>Start reading at {@link org.labelport.masks.MasksConverter} and {@link org.labelport.masks.MasksTarget}.
 */
@NullMarked
package org.labelport.masks;

import org.jspecify.annotations.NullMarked;
