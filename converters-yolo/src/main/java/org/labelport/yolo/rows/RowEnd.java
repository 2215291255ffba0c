package org.labelport.yolo.rows;

/** What rows have after what their task needs. */
public enum RowEnd {
    /** Nothing, as in data to train from. */
    NOTHING,
    /** A model's confidence, as in predictions that were saved with it. */
    CONFIDENCE
}
