package org.labelport.labelstudio.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.geometry.Angles;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.labelstudio.task.CornerBox;
import org.labelport.labelstudio.task.JsonLine;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.task.Tool;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the boxes of one object in a video as one result with a sequence of key frames. */
final class TrackWriter {

    /** Frames per second of videos that do not say, as in Label Studio. */
    private static final double DEFAULT_RATE = 25;

    /**
     * How far a box may be from the one that Label Studio interpolates so that it need not be written, in pixels and
     * degrees.
     */
    private static final double TOLERANCE = 0.01;

    /**
     * A box that is written.
     *
     * @param enabled whether the object is still visible after it
     */
    private record Key(Annotation box, boolean enabled) {}

    private final LabelStudioPlan plan;
    private final Item item;
    private final ResultHead head;
    private final ShardOutput out;
    private final HeldChanges changes;

    TrackWriter(LabelStudioPlan plan, Item item, ResultHead head, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.head = head;
        this.out = out;
        this.changes = new HeldChanges(out);
    }

    /** Returns the attributes that are not part of the sequence itself. */
    static Map<String, Value> attributes(Annotation box) {
        Map<String, Value> others = new LinkedHashMap<>(box.attributes());
        if (others.get(CornerBox.ENABLED) instanceof Value.Flag) {
            others.remove(CornerBox.ENABLED);
        }
        return others;
    }

    /** Returns the attributes that have the same value on all boxes, so that they can be written once for the track. */
    static Map<String, Value> common(List<Annotation> boxes) {
        Map<String, Value> common = attributes(boxes.get(0));
        boxes.forEach(each -> common.entrySet().retainAll(attributes(each).entrySet()));
        return common;
    }

    /**
     * Writes the boxes.
     *
     * @param name of the track; empty when it has none
     * @return the boxes that were written or are interpolated, in the order of their frames; empty when there are none
     */
    List<Annotation> write(List<Annotation> boxes, String name, Optional<String> parent) throws ItemException {
        Media.Video video = (Media.Video) item.media();
        if (video.width() == 0 || video.height() == 0) {
            throw new ItemException(
                    "video.size-unknown", "Label Studio needs the width and height of the video to place boxes on it");
        }
        Frame frame = new Frame(video.width(), video.height());
        List<Annotation> fitted = fitted(boxes, frame);
        if (fitted.isEmpty()) {
            return List.of();
        }
        Annotation first = fitted.get(0);
        List<Key> keys = keys(fitted, frame, video.frames());
        Optional<Double> score =
                keys.size() == 1 ? first.provenance().score().filter(ResultWriter::isScore) : Optional.empty();
        head.open(
                RegionIds.of(first.id()),
                Tool.VIDEO_RECTANGLE.controlName(),
                Tool.VIDEO_RECTANGLE.type(),
                parent,
                score);
        boolean isNamedById = name.equals(RegionIds.of(first.id())) && fitted.size() > 1;
        head.notes(common(fitted), isNamedById ? "" : name);
        value(keys, video, frame);
        head.close();
        report(keys, video);
        return fitted;
    }

    private void value(List<Key> keys, Media.Video video, Frame frame) {
        double rate = video.fpsNumerator() > 0 ? (double) video.fpsNumerator() / video.fpsDenominator() : DEFAULT_RATE;
        JsonLine json = head.json();
        json.key("value").open('{');
        if (video.frames() > 0) {
            json.key("framesCount").integer(video.frames());
            json.key("duration").number(video.frames() / rate);
        }
        sequence(keys, frame, rate);
        String category = keys.get(0).box.category();
        if (!category.isEmpty()) {
            json.key("labels").open('[').text(plan.labels().of(category)).close(']');
        }
        json.close('}');
    }

    /** @param rate frames per second */
    private void sequence(List<Key> keys, Frame frame, double rate) {
        JsonLine json = head.json();
        json.key("sequence").open('[');
        for (Key key : keys) {
            Annotation each = key.box;
            json.open('{').key("frame").integer(each.index() + 1L);
            json.key("enabled").flag(key.enabled);
            CornerBox.of((Shape.Box) each.shape(), frame).write(json);
            json.key("time").number((each.index() + 1) / rate);
            each.provenance()
                    .score()
                    .filter(ResultWriter::isScore)
                    .ifPresent(number -> json.key("score").exact(number));
            json.close('}');
        }
        json.close(']');
    }

    private List<Annotation> fitted(List<Annotation> boxes, Frame frame) {
        List<Annotation> fitted = new ArrayList<>();
        List<Annotation> ordered = boxes.stream()
                .sorted(Comparator.comparingInt(Annotation::index))
                .toList();
        for (Annotation each : ordered) {
            Shape.Box box = placeable(each, frame);
            Optional<Shape.Box> clipped = box.rotated() ? Optional.of(box) : Boxes.clip(box, frame);
            boolean left =
                    clipped.isPresent() && clipped.get().width() * clipped.get().height() >= LeastSize.AREA;
            if (!left) {
                changes.loss(Loss.dropped(
                        item.id(), each.id(), LossCodes.GEOMETRY_DEGENERATE, "nothing of it is left in the frame"));
            } else {
                if (!clipped.get().equals(box)) {
                    changes.loss(Loss.changed(
                            item.id(), each.id(), LossCodes.GEOMETRY_CLIPPED, "cut at the border of the frame"));
                }
                fitted.add(each.withShape(clipped.get()));
            }
            changes.end(left);
        }
        return fitted;
    }

    /**
     * Returns the box if Label Studio accepts it. It places a rotated box by its corner, which must be inside the
     * frame, and the box's sides must not exceed those of the frame. For all other rotated boxes, returns the upright
     * box around them, and reports it.
     */
    private Shape.Box placeable(Annotation annotation, Frame frame) {
        Shape.Box box = (Shape.Box) annotation.shape();
        double[] corners = Boxes.corners(box);
        boolean placed = corners[0] >= 0
                && corners[0] <= frame.width()
                && corners[1] >= 0
                && corners[1] <= frame.height()
                && box.width() <= frame.width()
                && box.height() <= frame.height();
        if (!box.rotated() || placed) {
            return box;
        }
        changes.loss(
                Loss.changed(
                        item.id(),
                        annotation.id(),
                        LossCodes.BOX_ROTATION_DROPPED,
                        "its corner is beyond the frame, or it is larger than the frame; the upright box around it is written"));
        return Boxes.bounds(box).orElse(box);
    }

    /** Returns the boxes that must be written so that Label Studio interpolates all others as they are. */
    private static List<Key> keys(List<Annotation> track, Frame frame, int frames) {
        List<Key> keys = new ArrayList<>();
        boolean everyFrame = track.stream().anyMatch(each -> !each.keyframe());
        for (int at = 0; at < track.size(); ) {
            int next = nextKey(track, at, frame, frames);
            Annotation box = track.get(at);
            boolean goesOn = next > at + 1
                    || (next < track.size()
                            ? goesOn(box, track.get(next), everyFrame)
                            : Attributes.isSet(box.attributes(), CornerBox.ENABLED));
            keys.add(new Key(track.get(at), goesOn));
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
                    || !attributes(each).equals(attributes(first))
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

    private void report(List<Key> keys, Media.Video video) {
        if (video.fpsNumerator() == 0) {
            out.loss(Loss.changed(
                    item.id(),
                    keys.get(0).box.id(),
                    LabelStudioLosses.RATE_ASSUMED,
                    "the frame rate is unknown, so its times are written for 25 frames a second"));
        }
        long interpolated = keys.stream().filter(each -> !each.box.keyframe()).count();
        if (interpolated > 0) {
            out.loss(Loss.changed(
                    item.id(),
                    keys.get(0).box.id(),
                    LossCodes.TRACK_DENSIFIED,
                    interpolated + " interpolated boxes are written like key frames"));
        }
    }
}
