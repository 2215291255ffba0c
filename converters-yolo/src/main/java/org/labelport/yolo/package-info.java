/**
 * The YOLO format as Ultralytics trains from it, detect and segment: written by
 * {@link org.labelport.yolo.YoloConverter}, read by {@link org.labelport.yolo.YoloTarget}.
 *
 * <p>Writing: {@code YoloPlan} holds a run's decisions, {@code YoloShardWriter} writes one item, a {@code ShapeFitter}
 * turns a shape into the numbers of a row, {@code YoloLabelFile} holds the rows of one item. Reading: {@code DataYaml}
 * is the description of the data set, {@code PictureFolders} finds its pictures, {@code YoloSource} makes items of
 * them, {@code LabelRows} reads one label file. What both share about names and places is in {@code YoloLayout}.
 *
 * <p>Ultralytics leaves out a whole picture, with only a line in its log, when anything in its label file is not as it
 * expects. So the writer would rather drop and report one annotation than write a doubtful row.
 */
@NullMarked
package org.labelport.yolo;

import org.jspecify.annotations.NullMarked;
