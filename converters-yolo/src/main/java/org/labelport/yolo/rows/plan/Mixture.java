package org.labelport.yolo.rows.plan;

import java.util.Optional;
import org.labelport.yolo.rows.YoloTask;

/** How many objects of each kind a data set has. */
final class Mixture {

    long boxes;
    long rotatedBoxes;
    long regions;
    /** Lines that may be open, in which case they do not count, or closed. */
    long lines;

    long keypoints;
    long tags;

    /** Returns how many kinds of objects occur. */
    int families() {
        int families = 0;
        for (long count : new long[] {boxes, rotatedBoxes, regions, keypoints, tags}) {
            families += count > 0 ? 1 : 0;
        }
        return families;
    }

    /** Returns the task that fits all objects; empty for a mixture. */
    Optional<YoloTask> task() {
        if (families() > 1) {
            return Optional.empty();
        }
        if (keypoints > 0) {
            return Optional.of(YoloTask.POSE);
        }
        if (tags > 0) {
            return Optional.of(YoloTask.CLASSIFY);
        }
        if (rotatedBoxes > 0) {
            return Optional.of(YoloTask.OBB);
        }
        return Optional.of(regions > 0 || lines > 0 && boxes == 0 ? YoloTask.SEGMENT : YoloTask.DETECT);
    }
}
