/**
 * COCO as the Synapse SDK's own converter writes it, byte for byte: boxes, lines as if they were regions, and all keypoints
 * of a picture in one annotation; polygons and masks are left out. Only for those who need these very bytes; what is
 * better to train from is in {@code write}.
 *
 * <p>Numbers count in the order of file names, and categories in the order of their first use, which is known at the end
 * only. So a shard puts out records without numbers, each into the part for its stretch of that order
 * ({@code SynapseOrder}); {@code SynapseDocument} takes stretch after stretch, sorts it and numbers what is in it.
 *
 * <p>Start reading at {@link org.labelport.coco.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.coco.synapse;

import org.jspecify.annotations.NullMarked;
