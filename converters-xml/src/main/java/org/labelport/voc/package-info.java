/**
 * Pascal VOC: one XML file of boxes for each picture, set files for splits, a label map for the order of classes.
 *
 * <p>Beyond the boxes of 2012's devkit this writes what Datumaro and CVAT write and read as well: {@code occluded},
 * {@code attributes} and {@code labelmap.txt}. Attributes named {@code track_id}, {@code group_id}, {@code z_order} and
 * {@code rotation} (degrees clockwise of a rotated box, whose enclosing box is written) hold what VOC has no place for.
 *
 * <p>Tools disagree on where pixel coordinates start. The option {@code base} chooses; the choice is recorded in
 * {@code source/annotation}, so that reading needs no option. Regions are painted into segmentation pictures
 * ({@link org.labelport.voc.write.Segmentation}). LabelImg's files are a format of their own, made of the same XML. Parts and actions
 * are not handled.
 *
 * <p>Here are the services. Start reading at {@link org.labelport.voc.VocConverter} and {@link org.labelport.voc.VocTarget}.
 * Behind them {@code read} makes items of files, {@code write} files of items, {@code verify} looks at files as readers do, and
 * {@code file} is what all of them know; {@code synapse} is the layout of the Synapse SDK.
 */
@NullMarked
package org.labelport.voc;

import org.jspecify.annotations.NullMarked;
