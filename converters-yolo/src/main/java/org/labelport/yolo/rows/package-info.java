/**
 * Rows, with which all YOLO formats describe the objects on a picture: a class number, and numbers that are shares of
 * the picture's width and height.
 *
 * <p>This package has what all of them know of rows: the {@link org.labelport.yolo.rows.YoloTask} that says what they are,
 * and the keypoints that they have. Writing goes through three packages: {@code plan} decides what the rows of an export
 * hold, {@code fit} turns a shape into numbers, and {@code write} makes rows of them and reports what rows cannot hold.
 * {@code read} reads rows and makes shapes from them. {@code names} has the names of the classes, in both directions.
 *
 * <p>If anything in the rows of a picture is not as Ultralytics expects, it leaves out the whole picture, with only a
 * line in its log. Therefore the writer drops and reports an annotation rather than write a doubtful row.
 */
@NullMarked
package org.labelport.yolo.rows;

import org.jspecify.annotations.NullMarked;
