package org.labelport.yolo.rows;

/** What rows have after what their task needs. */
public enum RowEnd {
    /** Nothing, as in data to train from. */
    NOTHING(0),
    /** A model's confidence, as in predictions that were saved with it. */
    CONFIDENCE(1),
    /** A model's confidence and the number of the object, as a tracker saves them. */
    CONFIDENCE_AND_TRACK(2);

    private final int fields;

    RowEnd(int fields) {
        this.fields = fields;
    }

    /** How many numbers that is. */
    int fields() {
        return fields;
    }
}
