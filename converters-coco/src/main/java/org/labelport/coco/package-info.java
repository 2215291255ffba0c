/**
 * COCO's family of JSON files: instances, keypoints, captions, stuff, LVIS, labels, panoptic segmentation and results. Reads all
 * by their content and writes each as a format of its own.
 *
 * <p>Here are the services, a converter and a target for each format, with the options and losses that they declare. Start at
 * {@link org.labelport.coco.CocoTarget} and {@link org.labelport.coco.CocoConverter}. Behind them:
 *
 * <ul>
 *   <li>{@code read} makes items of files; {@code list} cuts and reads the longest list, {@code record} is what both put aside.
 *   <li>{@code write} makes files of items; {@code synapse} makes those of the Synapse SDK.
 *   <li>{@code panoptic} reads, writes and verifies the files that lie beside PNGs.
 *   <li>{@code verify} looks at all others as their readers do.
 *   <li>{@code file} is what all of these know about files.
 * </ul>
 *
 * <p>Geometry itself is in {@code org.labelport.geometry}.
 */
@NullMarked
package org.labelport.coco;

import org.jspecify.annotations.NullMarked;
