/**
 * CVAT XML 1.1: the flavour "for images", one XML file for many pictures, and the flavour "for video", one XML file of
 * tracks for each video, or for each sequence of pictures ({@link org.labelport.cvat.SequenceFiles} writes those).
 *
 * <p>Both hold the same elements ({@link org.labelport.cvat.CvatShape}), the same list of labels with their attributes
 * ({@link org.labelport.cvat.CvatHead}), and what CVAT has no element for in attributes that Datumaro and this module know
 * ({@link org.labelport.cvat.OwnAttributes}).
 *
 * <p>Start reading at {@link org.labelport.cvat.CvatImagesConverter} and {@link org.labelport.cvat.CvatVideoConverter}; at
 * {@link org.labelport.cvat.CvatImagesTarget} and {@link org.labelport.cvat.CvatVideoTarget} for the way back.
 */
@NullMarked
package org.labelport.cvat;

import org.jspecify.annotations.NullMarked;
