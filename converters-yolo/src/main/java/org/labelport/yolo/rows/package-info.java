/**
 * Rows, in which all YOLO formats say what is on a picture: a class and numbers that are shares of the picture's sides.
 *
 * <p>Writing: {@link org.labelport.yolo.rows.TaskChoice} finds out what the rows hold, a {@code ShapeFitter} turns a shape
 * into numbers, {@link org.labelport.yolo.rows.YoloLabelFile} holds the rows of one picture,
 * {@link org.labelport.yolo.rows.AnnotationRows} fills it and reports what rows do not hold. Reading:
 * {@link org.labelport.yolo.rows.LabelRows} reads rows, {@link org.labelport.yolo.rows.RowShapes} makes shapes of them.
 *
 * <p>Ultralytics leaves out a whole picture, with only a line in its log, when anything in its rows is not as it expects. So
 * the writer would rather drop and report one annotation than write a doubtful row.
 */
@NullMarked
package org.labelport.yolo.rows;

import org.jspecify.annotations.NullMarked;
