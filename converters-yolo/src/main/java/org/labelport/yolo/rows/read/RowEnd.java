package org.labelport.yolo.rows.read;

/** The numbers at the end of rows, after those that the task needs. */
public enum RowEnd {
    /** No further numbers, as in training data. */
    NOTHING(0),
    /** A model's confidence, as in predictions that were saved with it. */
    CONFIDENCE(1),
    /** A model's confidence and the number of the object, as trackers save them. */
    CONFIDENCE_AND_TRACK(2),
    /** The number of the object, in rows of objects that are tracked; nothing in the others, as CVAT writes it. */
    TRACK(1);

    private final int fields;

    RowEnd(int fields) {
        this.fields = fields;
    }

    /** Returns how many numbers these are at most. */
    int fields() {
        return fields;
    }
}
