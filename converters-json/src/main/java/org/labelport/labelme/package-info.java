/**
 * LabelMe: one JSON file beside each picture.
 *
 * <p>Parts of one object share a {@code group_id}: the parts of a polygon, and keypoints, which are points with the
 * keypoint's name as description. Polygons with holes are masks. Labels of the picture are flags.
 *
 * <p>Start reading at {@link org.labelport.labelme.LabelmeConverter} and {@link org.labelport.labelme.LabelmeTarget}.
 */
@NullMarked
package org.labelport.labelme;

import org.jspecify.annotations.NullMarked;
