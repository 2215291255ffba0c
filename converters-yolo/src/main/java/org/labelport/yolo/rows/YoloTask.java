package org.labelport.yolo.rows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a data set trains. One for the whole data set: rows of two kinds spoil each other. */
public enum YoloTask {
    /** Rows are boxes. */
    DETECT,
    /** Rows are polygons. */
    SEGMENT,
    /** Rows are boxes and keypoints. */
    POSE,
    /** Rows are the corners of rotated boxes. */
    OBB,
    /** There are no rows: pictures lie in the folder of their class. */
    CLASSIFY;

    /** As users and data.yaml write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The task with this {@link #key()}. */
    public static Optional<YoloTask> ofKey(String key) {
        return Arrays.stream(values()).filter(task -> task.key().equals(key)).findFirst();
    }

    /** Turns shapes into the numbers of rows, keypoints apart. */
    ShapeFitter fitter() {
        return switch (this) {
            case DETECT, POSE -> new BoxFitter();
            case SEGMENT -> new RegionFitter();
            case OBB -> new CornerFitter();
            case CLASSIFY -> throw new IllegalStateException("there are no rows in a data set to classify");
        };
    }
}
