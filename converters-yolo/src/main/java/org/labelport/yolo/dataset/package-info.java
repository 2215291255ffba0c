/**
 * What a data set of Ultralytics or YOLOv5 says of itself, and where its files are, for reading and checking. {@code
 * DataDescription} is read by {@code DataYaml}, from a {@code YamlMapping}, or by {@code ClassesTxt}; {@code PictureFolders} finds
 * the pictures. {@code YoloLayout} holds what these and the writer know about names and paths.
 */
@NullMarked
package org.labelport.yolo.dataset;

import org.jspecify.annotations.NullMarked;
