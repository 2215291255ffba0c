/**
 * Makes COCO files of items. {@code CocoTree} says where files lie, {@code CocoPlan} and {@code CocoShard} write what all
 * kinds share, a {@code CocoContent} what a kind has of its own, and {@code CocoRegion} decides how a shape is written.
 */
@NullMarked
package org.labelport.coco.write;

import org.jspecify.annotations.NullMarked;
