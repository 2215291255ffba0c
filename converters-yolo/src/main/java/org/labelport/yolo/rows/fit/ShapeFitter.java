package org.labelport.yolo.rows.fit;

import org.labelport.geometry.Frame;
import org.labelport.model.Shape;
import org.labelport.yolo.rows.YoloTask;

/** Turns a shape into the numbers of a row. */
public interface ShapeFitter {

    /** Returns the numbers of a shape, or why it cannot be written. */
    Fitted fit(Shape shape, Frame frame);

    /** Returns what turns shapes into the numbers of a task's rows, without keypoints. */
    static ShapeFitter of(YoloTask task) {
        return switch (task) {
            case DETECT, POSE -> new BoxFitter();
            case SEGMENT -> new RegionFitter();
            case OBB -> new CornerFitter();
            case CLASSIFY -> throw new IllegalStateException("there are no rows in a classification data set");
        };
    }
}
