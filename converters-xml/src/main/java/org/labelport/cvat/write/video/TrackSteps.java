package org.labelport.cvat.write.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.labelport.cvat.file.Interpolation;
import org.labelport.cvat.write.CvatShape;
import org.labelport.cvat.write.ElementAttributes;
import org.labelport.cvat.write.video.TrackDraft.TrackElement;
import org.labelport.cvat.write.video.TrackStep.State;
import org.labelport.model.Annotation;

/**
 * Decides which elements of a track are key frames, and on which frames the object is not visible. CVAT reads only key
 * frames, and interpolates linearly between two of them.
 *
 * @param frames number of frames of the video
 * @param betweenWritten whether elements that CVAT would interpolate itself are written
 * @param gaps what frames mean that a track does not list
 */
public record TrackSteps(int frames, boolean betweenWritten, Gaps gaps) {

    /** What a frame between two others means that a track does not list. */
    public enum Gaps {
        /** The object is not visible there. */
        ABSENT,
        /** The object is where it is interpolated between the two. */
        INTERPOLATED
    }

    List<TrackStep> of(TrackDraft track) {
        List<Map.Entry<Integer, TrackElement>> elements =
                new ArrayList<>(track.elements().entrySet());
        boolean[] keyframes = keyframes(elements);
        List<TrackStep> steps = new ArrayList<>();
        for (int i = 0; i < keyframes.length; i++) {
            int frame = elements.get(i).getKey();
            TrackElement element = elements.get(i).getValue();
            if (keyframes[i] || betweenWritten) {
                steps.add(new TrackStep(frame, element, keyframes[i] ? State.KEYFRAME : State.BETWEEN));
            }
            boolean last = i == keyframes.length - 1;
            boolean ends = last ? frame + 1 < frames : endsAt(elements, i);
            if (ends && !(element.shape() instanceof CvatShape.Mask)) {
                steps.add(new TrackStep(frame + 1, element, State.OUTSIDE));
            }
        }
        return steps;
    }

    private boolean endsAt(List<Map.Entry<Integer, TrackElement>> elements, int i) {
        return gaps == Gaps.ABSENT
                && elements.get(i + 1).getKey() > elements.get(i).getKey() + 1;
    }

    private boolean[] keyframes(List<Map.Entry<Integer, TrackElement>> elements) {
        boolean[] keyframes = new boolean[elements.size()];
        int previous = -1;
        for (int i = 0; i < keyframes.length; i++) {
            boolean set = elements.get(i).getValue().annotation().keyframe();
            boolean begins = i == 0 || endsAt(elements, i - 1);
            boolean ends = i == keyframes.length - 1 || endsAt(elements, i);
            if (begins || set) {
                if (!begins && !isLinear(elements.subList(previous, i + 1))) {
                    Arrays.fill(keyframes, previous, i, true);
                }
                keyframes[i] = true;
                previous = i;
            } else if (ends && !isStill(elements.subList(previous, i + 1))) {
                Arrays.fill(keyframes, previous, i + 1, true);
            }
        }
        return keyframes;
    }

    /** Whether CVAT would interpolate all elements between the first and the last, which are key frames. */
    private static boolean isLinear(List<Map.Entry<Integer, TrackElement>> run) {
        Map.Entry<Integer, TrackElement> first = run.get(0);
        Map.Entry<Integer, TrackElement> last = run.get(run.size() - 1);
        int length = last.getKey() - first.getKey();
        return run.subList(1, run.size() - 1).stream()
                .allMatch(element -> isInterpolated(
                        first.getValue(),
                        last.getValue(),
                        (double) (element.getKey() - first.getKey()) / length,
                        element.getValue()));
    }

    /** Whether all elements are as the first, a key frame: without another one CVAT shows the object where that has it. */
    private static boolean isStill(List<Map.Entry<Integer, TrackElement>> run) {
        TrackElement first = run.get(0).getValue();
        return run.stream().skip(1).allMatch(element -> isInterpolated(first, first, 0, element.getValue()));
    }

    /**
     * Whether CVAT would interpolate an element by itself. This is assumed of boxes only: CVAT matches the points of
     * polygons and lines in a way of its own.
     */
    private static boolean isInterpolated(TrackElement from, TrackElement to, double share, TrackElement element) {
        Annotation before = from.annotation();
        Annotation annotation = element.annotation();
        return before.z() == annotation.z()
                && before.provenance().model() == annotation.provenance().model()
                && ElementAttributes.isOccluded(before) == ElementAttributes.isOccluded(annotation)
                && from.attributes().texts().equals(element.attributes().texts())
                && from.shape() instanceof CvatShape.Box first
                && to.shape() instanceof CvatShape.Box second
                && element.shape() instanceof CvatShape.Box box
                && Interpolation.near(first.left(), second.left(), share, box.left())
                && Interpolation.near(first.top(), second.top(), share, box.top())
                && Interpolation.near(first.right(), second.right(), share, box.right())
                && Interpolation.near(first.bottom(), second.bottom(), share, box.bottom())
                && first.degrees() == second.degrees()
                && Interpolation.near(first.degrees(), second.degrees(), share, box.degrees());
    }
}
