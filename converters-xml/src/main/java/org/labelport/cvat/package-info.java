/**
 * CVAT XML 1.1: the flavour "for images", one XML file for many pictures, and the flavour "for video", one XML file of
 * tracks for each video, or for each sequence of pictures. Both hold the same elements and the same list of labels with their
 * attributes, and what CVAT has no element for in attributes that Datumaro and this module know.
 *
 * <p>Here are the services. Start reading at {@link org.labelport.cvat.CvatImagesConverter} and
 * {@link org.labelport.cvat.CvatVideoConverter}; at {@link org.labelport.cvat.CvatImagesTarget} and
 * {@link org.labelport.cvat.CvatVideoTarget} for the way back. Behind them {@code read} makes items of files, {@code write}
 * files of items, {@code verify} looks at files as CVAT does, and {@code file} is what all of them know.
 */
@NullMarked
package org.labelport.cvat;

import org.jspecify.annotations.NullMarked;
