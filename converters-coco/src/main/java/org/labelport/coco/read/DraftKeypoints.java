package org.labelport.coco.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;

/** Makes keypoints from the numbers of a record: three for each, the last of which says whether it is visible. */
final class DraftKeypoints {

    private static final int NUMBERS_EACH = 3;

    private DraftKeypoints() {}

    /** What the third number of a keypoint says. */
    enum ThirdNumber {
        /** 0, 1 or 2: not labelled, hidden or visible. */
        VISIBILITY(-1),
        /** How sure a model is of it. Only 0, 1 and 2 say what they say of a visibility; any other keypoint is visible. */
        CONFIDENCE(2);

        /** The visibility that any number but 0, 1 and 2 means; -1 when it has no meaning. */
        private final int otherwise;

        ThirdNumber(int otherwise) {
            this.otherwise = otherwise;
        }

        private int visibility(double number) {
            return number == 0 || number == 1 || number == 2 ? (int) number : otherwise;
        }
    }

    /**
     * Returns the keypoints of a record. Those that make no sense are none, and {@link AnnotationDraft#badKeypoints} says why.
     *
     * @param names of the category's keypoints; empty when it has none, so that any number of them is right
     * @return null when no keypoint is labelled, or they make no sense
     */
    static Shape.@Nullable Points of(AnnotationDraft draft, List<String> names, ThirdNumber meaning) {
        double[] numbers = draft.keypoints;
        int count = numbers.length / NUMBERS_EACH;
        if (draft.badKeypoints.isEmpty() && count > 0 && !names.isEmpty() && names.size() != count) {
            draft.badKeypoints = count + " keypoints are given, but the category has " + names.size();
        }
        List<Keypoint> points = new ArrayList<>(count);
        boolean labelled = false;
        for (int i = 0; i < count && draft.badKeypoints.isEmpty(); i++) {
            double third = numbers[NUMBERS_EACH * i + 2];
            int visibility = meaning.visibility(third);
            if (visibility < 0) {
                draft.badKeypoints = "a keypoint's visibility is " + third + ", not 0, 1 or 2";
            } else {
                labelled |= visibility > 0;
                points.add(keypoint(
                        names.isEmpty() ? Integer.toString(i + 1) : names.get(i),
                        numbers[NUMBERS_EACH * i],
                        numbers[NUMBERS_EACH * i + 1],
                        visibility));
            }
        }
        return labelled && draft.badKeypoints.isEmpty() ? new Shape.Points(points) : null;
    }

    private static Keypoint keypoint(String name, double x, double y, int visibility) {
        return visibility == 0
                ? new Keypoint(name, 0, 0, Keypoint.Visibility.NOT_LABELLED)
                : new Keypoint(
                        name, x, y, visibility == 1 ? Keypoint.Visibility.OCCLUDED : Keypoint.Visibility.VISIBLE);
    }
}
