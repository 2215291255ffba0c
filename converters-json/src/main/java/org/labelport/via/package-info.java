/**
 * VGG Image Annotator, version 2: projects and annotations as JSON, and its CSV. Both hold the same regions; each split
 * has a file of its own.
 *
 * <p>The class of a region is the attribute {@code class}. Parts of one object share the attribute {@code instance}:
 * parts of a polygon, and keypoints, which are points with the attribute {@code keypoint}. Labels of a picture are the
 * file attribute {@code class}.
 *
 * <p>Start reading at {@link org.labelport.via.ViaConverter}, {@link org.labelport.via.ViaRegions} and {@link
 * org.labelport.via.ReadEntry}.
 */
@NullMarked
package org.labelport.via;

import org.jspecify.annotations.NullMarked;
