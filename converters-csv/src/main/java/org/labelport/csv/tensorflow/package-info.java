/**
 * The table that the TensorFlow Object Detection tutorials make TFRecords from, with the readers of its relatives
 * (Roboflow, VoTT). Start reading at {@link org.labelport.csv.tensorflow.TensorflowConverter}.
 */
@NullMarked
package org.labelport.csv.tensorflow;

import org.jspecify.annotations.NullMarked;
