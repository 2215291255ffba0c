/**
 * VGG Image Annotator, version 2: projects and annotations as JSON, and its CSV. Both hold the same regions; each split
 * has a file of its own. Files of versions 1 and 3 are read, too.
 *
 * <p>The class of a region is the attribute {@code class}. Parts of one object share the attribute {@code instance}:
 * parts of a polygon, and keypoints, which are points with the attribute {@code keypoint}. Labels of a picture are the
 * file attribute {@code class}.
 *
 * <p>This package holds the services. Start reading at {@link org.labelport.via.ViaConverter} and {@link
 * org.labelport.via.ViaTarget}. Of the packages below, {@code file} reads files as entries, one for each picture,
 * {@code read} makes items from entries, {@code write} makes files from items, and {@code verify} checks files as VIA
 * takes them.
 */
@NullMarked
package org.labelport.via;

import org.jspecify.annotations.NullMarked;
