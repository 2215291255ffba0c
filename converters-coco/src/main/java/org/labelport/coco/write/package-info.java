/**
 * Writes items into COCO files. {@code CocoTree} gives the paths of files, {@code CocoPlan} and {@code CocoShard} write
 * what is the same in all kinds of files, a {@code CocoContent} writes what differs between the kinds, and
 * {@code CocoRegion} decides how a shape is written.
 */
@NullMarked
package org.labelport.coco.write;

import org.jspecify.annotations.NullMarked;
