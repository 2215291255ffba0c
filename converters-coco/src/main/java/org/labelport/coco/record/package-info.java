/**
 * Small binary records of images and annotations, and logs of them. They are made in the one pass over a file, from
 * which items are built later.
 */
@NullMarked
package org.labelport.coco.record;

import org.jspecify.annotations.NullMarked;
