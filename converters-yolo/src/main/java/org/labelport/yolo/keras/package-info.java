/**
 * Lists of pictures with their boxes, a line for each picture, as keras-yolo3 and YOLOv4 for PyTorch train from: writer, reader and
 * verifier.
 */
@NullMarked
package org.labelport.yolo.keras;

import org.jspecify.annotations.NullMarked;
