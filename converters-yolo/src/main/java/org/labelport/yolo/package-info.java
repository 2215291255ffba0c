/**
 * The YOLO format as Ultralytics and YOLOv5 train from it: {@link org.labelport.yolo.YoloConverter} writes it, and
 * {@link org.labelport.yolo.YoloTarget} reads it. The formats of Darknet, of Keras and of Ultralytics' single file have
 * packages of their own below this one. So have rows, pictures and folders of classes, which the formats share.
 *
 * <p>Writing: {@code YoloPlan} holds a run's decisions, {@code YoloShardWriter} writes one item, {@code DataYamlWriter}
 * writes the description. Reading: {@link org.labelport.yolo.dataset} knows what a data set says of itself and finds its
 * pictures, and {@code YoloSource} makes items from them. Verifying: {@code YamlRules} checks the description, {@code
 * SplitVerifier} the pictures and labels.
 */
@NullMarked
package org.labelport.yolo;

import org.jspecify.annotations.NullMarked;
