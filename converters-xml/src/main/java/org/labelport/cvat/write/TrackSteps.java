package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.cvat.file.Interpolation;
import org.labelport.cvat.write.TrackDraft.TrackElement;
import org.labelport.cvat.write.TrackStep.State;
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
                if (!begins) {
                    between(elements, keyframes, previous, i);
                }
                keyframes[i] = true;
                previous = i;
            } else if (ends) {
                // After the last key frame of a run CVAT shows the object where that one has it.
                held(elements, keyframes, previous, i);
            }
        }
        return keyframes;
    }

    /** Makes the elements between two key frames key frames, too, unless CVAT would interpolate all of them. */
    private static void between(
            List<Map.Entry<Integer, TrackElement>> elements, boolean[] keyframes, int from, int to) {
        boolean interpolated = true;
        int start = elements.get(from).getKey();
        int length = elements.get(to).getKey() - start;
        for (int i = from + 1; interpolated && i < to; i++) {
            double share = (double) (elements.get(i).getKey() - start) / length;
            interpolated = isInterpolated(
                    elements.get(from).getValue(),
                    elements.get(to).getValue(),
                    share,
                    elements.get(i).getValue());
        }
        for (int i = from + 1; !interpolated && i < to; i++) {
            keyframes[i] = true;
        }
    }

    private static void held(List<Map.Entry<Integer, TrackElement>> elements, boolean[] keyframes, int from, int last) {
        TrackElement still = elements.get(from).getValue();
        boolean interpolated = true;
        for (int i = from + 1; interpolated && i <= last; i++) {
            interpolated = isInterpolated(still, still, 0, elements.get(i).getValue());
        }
        for (int i = from + 1; !interpolated && i <= last; i++) {
            keyframes[i] = true;
        }
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
