/**
 * The YOLO format as Ultralytics and YOLOv5 train from it: written by {@link org.labelport.yolo.YoloConverter}, read by
 * {@link org.labelport.yolo.YoloTarget}. The formats of Darknet and of Ultralytics' single file have packages of their own
 * below this one, and so have rows, pictures and folders of classes, which formats share.
 *
 * <p>Writing: {@code YoloPlan} holds a run's decisions, {@code YoloShardWriter} writes one item, {@code DataYamlWriter} the
 * description. Reading: {@code DataDescription} is what a data set says of itself ({@code DataYaml}, {@code ClassesTxt}),
 * {@code PictureFolders} finds its pictures, {@code YoloSource} makes items of them. Verifying: {@code YamlRules} for the
 * description, {@code SplitVerifier} for pictures and labels. What all share about names and places is in
 * {@code YoloLayout}.
 */
@NullMarked
package org.labelport.yolo;

import org.jspecify.annotations.NullMarked;
