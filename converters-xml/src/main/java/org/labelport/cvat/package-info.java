/**
 * CVAT XML 1.1 has two flavours: "for images", one XML file for many pictures, and "for video", one XML file of tracks
 * for each video or sequence of pictures. Both have the same elements, and the same list of labels with their
 * attributes. What CVAT has no element for is written into attributes that Datumaro and this module know.
 *
 * <p>This package holds the services. Start reading at {@link org.labelport.cvat.CvatImagesConverter} and {@link
 * org.labelport.cvat.CvatVideoConverter}, which write, and at {@link org.labelport.cvat.CvatImagesTarget} and {@link
 * org.labelport.cvat.CvatVideoTarget}, which read. Of the packages below, {@code read} makes items from files, {@code
 * write} makes files from items, {@code verify} checks files as CVAT does, and {@code file} holds what all of them know
 * about the files.
 */
@NullMarked
package org.labelport.cvat;

import org.jspecify.annotations.NullMarked;
