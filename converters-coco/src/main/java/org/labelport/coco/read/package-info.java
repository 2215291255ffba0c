/**
 * Reads COCO files into items. Start at {@link org.labelport.coco.read.CocoSource}. {@code CocoScan} reads a file once
 * and keeps images and annotations as small binary records. {@code AnnotationList} reads the longest list; there
 * {@code list.PlainAnnotations} reads annotations in the usual spelling, and {@code AnnotationReader} all others.
 * {@code CocoDocument} joins the records item by item, and {@code AnnotationBuilder} makes annotations from them.
 */
@NullMarked
package org.labelport.coco.read;

import org.jspecify.annotations.NullMarked;
