/**
 * Files of pictures in YOLO data sets: which there are, what they are called, and what readers do to them.
 */
@NullMarked
package org.labelport.yolo.pictures;

import org.jspecify.annotations.NullMarked;
