/**
 * COCO's family of JSON files: instances, keypoints, captions, stuff, LVIS and results. Reads all by their content and writes
 * each as a format of its own.
 *
 * <p>Reading starts at {@link org.labelport.coco.CocoTarget}: {@code CocoFilter} and {@code CocoFolder} find the files,
 * {@code CocoScan} goes through one of them once and puts images and annotations aside as small binary records,
 * {@code AnnotationList} reads the longest list in pieces, {@code PlainAnnotations} the usual spelling of
 * what is in it and {@code AnnotationReader} every other, {@code CocoDocument} brings them together item by item, and {@code AnnotationBuilder} makes annotations of records.
 *
 * <p>Writing starts at {@link org.labelport.coco.CocoConverter} and its siblings: {@code CocoTree} says where files lie,
 * {@code CocoPlan} and {@code CocoShard} write what all kinds share, a {@code CocoContent} what a kind has of its own, and
 * {@code CocoRegion} decides how a shape is written. Geometry itself is in {@code org.labelport.geometry}.
 */
@NullMarked
package org.labelport.coco;

import org.jspecify.annotations.NullMarked;
