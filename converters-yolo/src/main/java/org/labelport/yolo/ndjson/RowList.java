package org.labelport.yolo.ndjson;

import org.labelport.yolo.rows.YoloTask;

/** What the list of rows of a picture is called, by task. */
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
