package org.labelport.yolo.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.model.Skeleton;
import org.labelport.report.ExportException;

/**
 * What a YAML file says of keypoints.
 *
 * @param count number of keypoints in every row; 0 for rows without keypoints
 * @param dimensions how many numbers a keypoint has: 2, or 3 with its visibility
 * @param flip for each keypoint the 0-based place of its mirror image; empty when unknown
 * @param names of each class's keypoints, by the text of the class number; empty when they have none
 */
record YamlKeypoints(int count, int dimensions, List<Integer> flip, Map<String, List<String>> names) {

    static final YamlKeypoints NONE = new YamlKeypoints(0, 3, List.of(), Map.of());

    private static final int MOST = 10_000;

    static YamlKeypoints of(YamlMapping yaml) throws ExportException {
        if (!yaml.has("kpt_shape")) {
            return NONE;
        }
        List<String> shape = yaml.texts("kpt_shape");
        int count = shape.size() == 2 ? number(shape.get(0), MOST) : -1;
        int dimensions = shape.size() == 2 ? number(shape.get(1), 3) : -1;
        if (count < 1 || dimensions < 2) {
            throw yaml.problem("kpt_shape", "kpt_shape must be the number of keypoints and 2 or 3, not " + shape);
        }
        List<Integer> flip = new ArrayList<>();
        for (String index : yaml.texts("flip_idx")) {
            flip.add(number(index, count - 1));
        }
        if (!flip.isEmpty() && (flip.size() != count || flip.contains(-1))) {
            throw yaml.problem(
                    "flip_idx",
                    "flip_idx must have a number from 0 to " + (count - 1) + " for each of " + count + " keypoints");
        }
        return new YamlKeypoints(count, dimensions, flip, yaml.lists("kpt_names"));
    }

    private static int number(String text, int most) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }

    /** Returns the skeleton of a class; none for a class without names if other classes have some. */
    Skeleton skeleton(int classNumber) {
        if (count == 0) {
            return Skeleton.NONE;
        }
        List<String> known = names.getOrDefault(Integer.toString(classNumber), List.of());
        if (known.size() == count && known.stream().distinct().count() == count) {
            return new Skeleton(known, List.of(), flip);
        }
        if (!names.isEmpty() && known.isEmpty()) {
            return Skeleton.NONE;
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbered.add(Integer.toString(i));
        }
        return new Skeleton(numbered, List.of(), flip);
    }
}
