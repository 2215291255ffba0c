package org.labelport.imagefolder;

import java.util.List;
import org.labelport.model.Shape;

/**
 * One object as it is written.
 *
 * @param rings outlines as x, y, x, y …; none for a box
 * @param keypoints x, y and visibility of each
 */
record ObjectRow(
        long id,
        Shape.Box box,
        String category,
        double area,
        boolean crowd,
        List<double[]> rings,
        double[] keypoints) {}
