/**
 * Lists of pictures with their boxes, a line for each picture, from which keras-yolo3 and YOLOv4 for PyTorch train.
 * This package has writer, reader and verifier. Start reading at {@link org.labelport.yolo.keras.KerasConverter}.
 */
@NullMarked
package org.labelport.yolo.keras;

import org.jspecify.annotations.NullMarked;
