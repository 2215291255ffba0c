/**
 * Makes items of COCO files. Starts at {@link org.labelport.coco.read.CocoSource}: {@code CocoScan} goes through a file once
 * and puts images and annotations aside as small binary records, {@code AnnotationList} takes the longest list, of which
 * {@code list.PlainAnnotations} reads the usual spelling and {@code AnnotationReader} every other. {@code CocoDocument} brings
 * the records together item by item, and {@code AnnotationBuilder} makes annotations of them.
 */
@NullMarked
package org.labelport.coco.read;

import org.jspecify.annotations.NullMarked;
