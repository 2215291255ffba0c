/**
 * YOLO as the Synapse SDK's own converter writes it, byte for byte: {@code dataset.yaml}, {@code classes.txt}, and
 * boxes, polygons and keypoints together in one label file, nothing clipped. It is meant for those who need these very
 * bytes; the package above writes data that is better to train from.
 *
 * <p>Start reading at {@link org.labelport.yolo.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.yolo.synapse;

import org.jspecify.annotations.NullMarked;
