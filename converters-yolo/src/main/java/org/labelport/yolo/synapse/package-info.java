/**
 * YOLO as the Synapse SDK's own converter writes it, byte for byte: {@code dataset.yaml}, {@code classes.txt}, boxes,
 * polygons and keypoints beside each other in one label file, nothing clipped. Only for those who need these very bytes;
 * what is better to train from is in the package above.
 *
 * <p>Start reading at {@link org.labelport.yolo.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.yolo.synapse;

import org.jspecify.annotations.NullMarked;
