/**
 * COCO JSON: reads and writes files of instances.
 *
 * <p>Reading starts at {@link org.labelport.coco.CocoTarget}: {@code CocoLayout} finds the files, {@code CocoScan} goes
 * through one of them once and puts images and annotations aside as small binary records, {@code CocoDocument} brings
 * them together item by item, and {@code AnnotationBuilder} makes annotations of records. Writing starts at
 * {@link org.labelport.coco.CocoConverter}: {@code CocoPlan} numbers the categories, {@code CocoShard} writes items,
 * and {@code CocoRegion} decides how a shape is written. Geometry itself is in {@code org.labelport.geometry}.
 */
@NullMarked
package org.labelport.coco;

import org.jspecify.annotations.NullMarked;
