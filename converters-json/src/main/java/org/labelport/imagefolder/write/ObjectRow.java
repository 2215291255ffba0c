package org.labelport.imagefolder.write;

import java.util.List;
import org.labelport.model.Shape;

/**
 * One object as it is written. Coordinates are in pixels.
 *
 * @param rings outlines as x, y, x, y …; empty for a box
 * @param keypoints x, y and visibility of each keypoint; empty for none
 */
record ObjectRow(
        long id,
        Shape.Box box,
        String category,
        double area,
        boolean crowd,
        List<double[]> rings,
        double[] keypoints) {}
