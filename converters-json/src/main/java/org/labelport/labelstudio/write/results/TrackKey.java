package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.List;
import org.labelport.geometry.Angles;
import org.labelport.geometry.Frame;
import org.labelport.labelstudio.place.CornerBox;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Shape;
import org.labelport.model.Value;

/**
 * A box of a track that is written, because Label Studio would not interpolate it.
 *
 * @param enabled whether the object is still visible after it
 */
record TrackKey(Annotation box, boolean enabled) {

    /**
     * How far a box may be from the one that Label Studio interpolates so that it need not be written, in pixels and
     * degrees.
     */
    private static final double TOLERANCE = 0.01;

    /** Returns the boxes that must be written so that Label Studio interpolates all others as they are. */
    static List<TrackKey> of(List<Annotation> track, Frame frame, int frames) {
        List<TrackKey> keys = new ArrayList<>();
        boolean everyFrame = track.stream().anyMatch(each -> !each.keyframe());
        for (int at = 0; at < track.size(); ) {
            int next = nextKey(track, at, frame, frames);
            Annotation box = track.get(at);
            boolean goesOn = next > at + 1
                    || (next < track.size()
                            ? goesOn(box, track.get(next), everyFrame)
                            : Attributes.isSet(box.attributes(), CornerBox.ENABLED));
            keys.add(new TrackKey(track.get(at), goesOn));
            at = next;
        }
        return keys;
    }

    /** Returns the index of the next key; the number of boxes when the object stays as it is until the video ends. */
    private static int nextKey(List<Annotation> track, int at, Frame frame, int frames) {
        Annotation box = track.get(at);
        int to = at;
        do {
            to++;
        } while (to < track.size() && !track.get(to).keyframe() && follows(track, to));
        boolean held = to == track.size() && track.get(to - 1).index() + 1 == frames;
        if (held && isInterpolated(track, at, to, CornerBox.of((Shape.Box) box.shape(), frame), frame)) {
            return to;
        }
        // If the object disappears or changes its motion, its last box before that is a key.
        int end = to < track.size() && follows(track, to) ? to : to - 1;
        return end > at
                        && isInterpolated(
                                track,
                                at,
                                end,
                                CornerBox.of((Shape.Box) track.get(end).shape(), frame),
                                frame)
                ? end
                : at + 1;
    }

    /**
     * Returns whether a box is on the frame right after that of the previous box, and the previous box does not set
     * {@code enabled}.
     */
    private static boolean follows(List<Annotation> track, int at) {
        return track.get(at).index() == track.get(at - 1).index() + 1
                && !(track.get(at - 1).attributes().get(CornerBox.ENABLED) instanceof Value.Flag);
    }

    /** Returns whether the boxes between two keys are those that Label Studio interpolates. */
    private static boolean isInterpolated(List<Annotation> track, int from, int to, CornerBox end, Frame frame) {
        Annotation first = track.get(from);
        CornerBox start = CornerBox.of((Shape.Box) first.shape(), frame);
        for (int i = from + 1; i < to; i++) {
            Annotation each = track.get(i);
            double share = (double) (i - from) / (to - from);
            Shape.Box shown = start.towards(end, share).shape(frame.width(), frame.height());
            if (!each.provenance().equals(first.provenance())
                    || !TrackWriter.attributes(each).equals(TrackWriter.attributes(first))
                    || !near(shown, (Shape.Box) each.shape())) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(Shape.Box one, Shape.Box other) {
        return Math.abs(one.x() - other.x()) < TOLERANCE
                && Math.abs(one.y() - other.y()) < TOLERANCE
                && Math.abs(one.width() - other.width()) < TOLERANCE
                && Math.abs(one.height() - other.height()) < TOLERANCE
                && Math.abs(Angles.halfTurn(Math.toDegrees(one.angle() - other.angle()))) < TOLERANCE;
    }

    /**
     * Returns whether the object is visible between two of its boxes.
     *
     * @param everyFrame whether the track has a box for every frame on which the object is visible
     */
    private static boolean goesOn(Annotation box, Annotation next, boolean everyFrame) {
        if (box.attributes().get(CornerBox.ENABLED) instanceof Value.Flag flag) {
            return flag.on();
        }
        return !everyFrame || next.index() == box.index() + 1;
    }
}
