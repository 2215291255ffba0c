package org.labelport.yolo.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.report.ExportException;
import org.labelport.yolo.rows.names.KeypointNames;

/**
 * What a YAML file says of keypoints.
 *
 * @param dimensions how many numbers a keypoint has: 2, or 3 with its visibility
 */
record YamlKeypoints(int dimensions, KeypointNames names) {

    private static final int MOST = 10_000;

    static YamlKeypoints of(YamlMapping yaml) throws ExportException {
        Map<String, List<String>> names = yaml.lists("kpt_names");
        boolean unreadable = yaml.has("kpt_names") && !yaml.isMapping("kpt_names");
        if (!yaml.has("kpt_shape")) {
            return new YamlKeypoints(3, new KeypointNames(0, List.of(), names, unreadable));
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
        return new YamlKeypoints(dimensions, new KeypointNames(count, flip, names, unreadable));
    }

    /** Number of keypoints in every row; 0 for rows without keypoints. */
    int count() {
        return names.count();
    }

    private static int number(String text, int most) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }
}
