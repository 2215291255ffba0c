package org.labelport.yolo.rows.plan;

import java.util.ArrayList;
import java.util.List;
import org.labelport.yolo.rows.YoloTask;

/** The message that counts the kinds of objects in a data set, and says what each task would do with them. */
record MixtureMessage(Mixture mixture) {

    @Override
    public String toString() {
        List<String> counts = new ArrayList<>();
        count(mixture.boxes, "box", "boxes", counts);
        count(mixture.rotatedBoxes, "rotated box", "rotated boxes", counts);
        count(mixture.regions, "polygon or other region", "polygons and other regions", counts);
        count(mixture.keypoints, "object with keypoints", "objects with keypoints", counts);
        count(mixture.tags, "tag", "tags", counts);
        List<String> choices = new ArrayList<>();
        for (YoloTask task : YoloTask.values()) {
            if (holdsAny(task)) {
                choices.add("-o task=" + task.key() + " writes " + String.join(", ", fates(task)));
            }
        }
        return "there are " + listed(counts) + ", and a YOLO data set holds one kind. Choose: "
                + String.join("; ", choices);
    }

    private static void count(long count, String one, String many, List<String> to) {
        if (count > 0) {
            to.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static String listed(List<String> counts) {
        int last = counts.size() - 1;
        return last < 1
                ? String.join("", counts)
                : String.join(", ", counts.subList(0, last)) + " and " + counts.get(last);
    }

    private boolean holdsAny(YoloTask task) {
        return switch (task) {
            case DETECT, SEGMENT -> mixture.boxes + mixture.rotatedBoxes + mixture.regions > 0;
            case OBB -> mixture.rotatedBoxes > 0;
            case POSE -> mixture.keypoints > 0;
            case CLASSIFY -> mixture.tags > 0;
        };
    }

    private List<String> fates(YoloTask task) {
        List<String> fates = new ArrayList<>();
        fate(mixture.boxes, "boxes", ofBoxes(task), fates);
        fate(mixture.rotatedBoxes, "rotated boxes", ofRotatedBoxes(task), fates);
        fate(mixture.regions, "regions", ofRegions(task), fates);
        fate(mixture.keypoints, "keypoints", task == YoloTask.POSE ? " with their boxes" : "", fates);
        fate(mixture.tags, "tags", task == YoloTask.CLASSIFY ? " as folders" : "", fates);
        return fates;
    }

    /**
     * Adds what a task does with the objects of a kind.
     *
     * @param form how they are written; empty when they are not written
     */
    private static void fate(long count, String what, String form, List<String> to) {
        if (count > 0) {
            to.add(form.isEmpty() ? "no " + what : what + form);
        }
    }

    private static String ofBoxes(YoloTask task) {
        return switch (task) {
            case DETECT -> " as they are";
            case SEGMENT -> " as polygons";
            case POSE -> " without keypoints";
            case OBB -> " by their corners";
            case CLASSIFY -> "";
        };
    }

    private static String ofRotatedBoxes(YoloTask task) {
        return switch (task) {
            case DETECT -> " as the upright boxes around them";
            case SEGMENT -> " as polygons";
            case POSE -> " as upright boxes without keypoints";
            case OBB -> " as they are";
            case CLASSIFY -> "";
        };
    }

    private static String ofRegions(YoloTask task) {
        return switch (task) {
            case DETECT -> " as their boxes";
            case SEGMENT -> " as they are";
            case POSE -> " as boxes without keypoints";
            case OBB -> " as the smallest boxes around them";
            case CLASSIFY -> "";
        };
    }
}
