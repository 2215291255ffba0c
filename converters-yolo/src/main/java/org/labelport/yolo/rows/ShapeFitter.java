package org.labelport.yolo.rows;

import org.labelport.geometry.Frame;
import org.labelport.model.Shape;

/** Turns a shape into the numbers of a row. */
interface ShapeFitter {

    /** Returns the numbers of a shape, or why it cannot be written. */
    Fitted fit(Shape shape, Frame frame);
}
