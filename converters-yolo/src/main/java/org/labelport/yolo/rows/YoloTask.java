package org.labelport.yolo.rows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a data set is made to train. All its rows are of one kind, because readers damage mixtures. */
public enum YoloTask {
    /** Rows are boxes. */
    DETECT,
    /** Rows are polygons. */
    SEGMENT,
    /** Rows are boxes and keypoints. */
    POSE,
    /** Rows are the corners of rotated boxes. */
    OBB,
    /** There are no rows: each picture is in the folder of its class. */
    CLASSIFY;

    /** Returns the name that users and data.yaml use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the task with this {@link #key()}; empty when there is none. */
    public static Optional<YoloTask> ofKey(String key) {
        return Arrays.stream(values()).filter(task -> task.key().equals(key)).findFirst();
    }
}
