package org.labelport.yolo.ndjson;

import org.labelport.yolo.rows.YoloTask;

/** The name of the list of a picture's rows, by task. */
final class RowList {

    private RowList() {}

    static String of(YoloTask task) {
        return switch (task) {
            case DETECT -> "bboxes";
            case SEGMENT -> "segments";
            case POSE -> "pose";
            case OBB -> "obb";
            case CLASSIFY -> "classification";
        };
    }
}
