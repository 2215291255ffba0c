package org.labelport.yolo.rows;

import org.labelport.geometry.Frame;
import org.labelport.model.Shape;

/** Turns a shape into the numbers of a row, as far as the row can hold it. */
interface ShapeFitter {

    Fitted fit(Shape shape, Frame frame);
}
