/**
 * Writes the rows of a picture, and reports what they do not hold. Start reading at {@link
 * org.labelport.yolo.rows.write.AnnotationRows}; {@link org.labelport.yolo.rows.write.YoloLabelFile} holds the rows and
 * spells their numbers.
 */
@NullMarked
package org.labelport.yolo.rows.write;

import org.jspecify.annotations.NullMarked;
