/**
 * Rows, with which all YOLO formats describe the objects on a picture: a class number, and numbers that are shares of
 * the picture's width and height.
 *
 * <p>Writing: {@link org.labelport.yolo.rows.TaskChoice} decides what the rows hold, a {@code ShapeFitter} turns a
 * shape into numbers, {@link org.labelport.yolo.rows.YoloLabelFile} holds the rows of one picture, and {@link
 * org.labelport.yolo.rows.AnnotationRows} fills it and reports what rows cannot hold. Reading: {@link
 * org.labelport.yolo.rows.LabelRows} reads rows, and {@link org.labelport.yolo.rows.RowShapes} makes shapes from them.
 *
 * <p>If anything in the rows of a picture is not as Ultralytics expects, it leaves out the whole picture, with only a
 * line in its log. Therefore the writer drops and reports an annotation rather than write a doubtful row.
 */
@NullMarked
package org.labelport.yolo.rows;

import org.jspecify.annotations.NullMarked;
