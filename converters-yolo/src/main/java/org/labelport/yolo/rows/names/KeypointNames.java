package org.labelport.yolo.rows.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.labelport.model.Skeleton;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The keypoints of a data set's rows, and how each class calls them.
 *
 * @param count number of keypoints in every row; 0 for rows without keypoints
 * @param flip for each keypoint the 0-based place of its mirror image; empty when unknown
 * @param byClass the names by the text of the class number; empty when there are none
 * @param unreadable whether there is something in the place of the names that is none by class number
 */
public record KeypointNames(int count, List<Integer> flip, Map<String, List<String>> byClass, boolean unreadable) {

    /** Returns the skeleton of a class; none for a class without names if other classes have some. */
    public Skeleton skeleton(int classNumber) {
        if (count == 0) {
            return Skeleton.NONE;
        }
        String number = Integer.toString(classNumber);
        if (!byClass.isEmpty() && !byClass.containsKey(number)) {
            return Skeleton.NONE;
        }
        List<String> names = byClass.getOrDefault(number, List.of());
        return new Skeleton(areNames(names) ? names : numbers(), List.of(), flip);
    }

    /** Whether these are the names of all keypoints of a class: each has one, and no two have the same. */
    private boolean areNames(List<String> names) {
        return names.size() == count
                && names.stream().noneMatch(String::isBlank)
                && new HashSet<>(names).size() == count;
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    /**
     * Reports names that no class has: those of no class, and those that are not one for each keypoint.
     *
     * @param where the names are, for messages
     */
    public void reportUnused(int classes, String where, String code, LossSink losses) {
        if (count == 0 && !byClass.isEmpty()) {
            losses.loss(Loss.ofDataset(code, where + ": kpt_names is not read: there is no kpt_shape"));
            return;
        }
        if (unreadable) {
            losses.loss(Loss.ofDataset(
                    code, where + ": kpt_names is not read: it must give each class number a list of names"));
        }
        byClass.forEach((number, names) -> {
            if (!isClass(number, classes)) {
                losses.loss(Loss.ofDataset(
                        code,
                        where + ": kpt_names of '" + number + "' are not read: there is no class of this number"));
            } else if (!areNames(names)) {
                losses.loss(Loss.ofDataset(
                        code,
                        where + ": kpt_names of class " + number
                                + " are not read, and its keypoints are called by their numbers: it needs " + count
                                + " names, all different"));
            }
        });
    }

    private static boolean isClass(String number, int classes) {
        return number.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(number) < classes;
    }
}
