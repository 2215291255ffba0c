/**
 * Turns shapes into the numbers of rows, or says why a shape cannot be one. Start reading at {@link
 * org.labelport.yolo.rows.fit.ShapeFitter}, which has a fitter for each task; {@code Regions} clips for all of them.
 */
@NullMarked
package org.labelport.yolo.rows.fit;

import org.jspecify.annotations.NullMarked;
