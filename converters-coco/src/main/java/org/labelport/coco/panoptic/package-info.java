/**
 * Panoptic segmentation: a PNG of segments for each picture, and a JSON file that lists them. Reading starts at
 * {@link org.labelport.coco.panoptic.PanopticSource}, writing at {@link org.labelport.coco.panoptic.PanopticContent},
 * and verifying at {@link org.labelport.coco.panoptic.PanopticVerifier}; reading and verifying both use
 * {@code PanopticFile}, which reads the lists.
 */
@NullMarked
package org.labelport.coco.panoptic;

import org.jspecify.annotations.NullMarked;
