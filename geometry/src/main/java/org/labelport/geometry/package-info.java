/**
 * Computations with shapes that converters share: bounding boxes, clipping to the picture, areas, polygons from other
 * shapes, masks from polygons and back, and run-length encodings.
 *
 * <p>Everything is a pure function of its arguments and gives the same bits on every machine. Nothing is reported from
 * here, because only the caller knows which item and annotation it works on. Start reading at
 * {@link org.labelport.geometry.Polygons} and {@link org.labelport.geometry.Masks}. Coordinates follow the conventions
 * of {@link org.labelport.model}: pixels, origin at the top left, y down, pixel i covers [i, i+1).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.labelport.geometry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
