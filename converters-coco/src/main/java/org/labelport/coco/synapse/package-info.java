/**
 * Writes COCO files exactly as the Synapse SDK's converter does, byte for byte: boxes, lines as if they were regions,
 * and all keypoints of a picture as one annotation; polygons and masks are left out. It is only for users who need the
 * same bytes. The files that {@code write} makes are better for training.
 *
 * <p>Ids follow the order of file names, and those of categories the order of their first use, which is known only at
 * the end. So a shard writes records without ids, each into the part for its stretch of that order ({@code
 * SynapseOrder}). {@code SynapseDocument} then reads one stretch after the other, sorts it and numbers its records.
 *
 * <p>Start reading at {@link org.labelport.coco.synapse.SynapsePlan}.
 */
@NullMarked
package org.labelport.coco.synapse;

import org.jspecify.annotations.NullMarked;
