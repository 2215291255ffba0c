/**
 * COCO's family of JSON files: instances, keypoints, captions, stuff, LVIS, labels, panoptic segmentation and results.
 * All are read by their content; each is written as a format of its own.
 *
 * <p>This package has the services, a converter and a target for each format, with the options and losses that they
 * declare. Start at {@link org.labelport.coco.CocoTarget} and {@link org.labelport.coco.CocoConverter}. They use:
 *
 * <ul>
 *   <li>{@code read} reads files into items; {@code list} reads the longest list, and {@code record} is the form in which
 *       both keep what they have read.
 *   <li>{@code write} writes items into files; {@code synapse} writes them as the Synapse SDK does.
 *   <li>{@code panoptic} reads, writes and verifies panoptic files, which lie beside PNGs.
 *   <li>{@code verify} checks all other files for what their readers reject or read wrongly.
 *   <li>{@code file} has what all of these need to know about files.
 * </ul>
 *
 * <p>Geometry itself is in {@code org.labelport.geometry}.
 */
@NullMarked
package org.labelport.coco;

import org.jspecify.annotations.NullMarked;
