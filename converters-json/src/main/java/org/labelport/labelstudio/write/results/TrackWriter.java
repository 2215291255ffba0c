package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.CornerBox;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the boxes of one object in a video as one result with a sequence of key frames. */
final class TrackWriter {

    /** Frames per second of videos that do not say, as in Label Studio. */
    private static final double DEFAULT_RATE = 25;

    private final ResultRules rules;
    private final Item item;
    private final ResultHead head;
    private final ItemLosses losses;
    private final HeldChanges changes;

    TrackWriter(ResultRules rules, ResultHead head, ItemLosses losses) {
        this.rules = rules;
        this.item = losses.item();
        this.head = head;
        this.losses = losses;
        this.changes = new HeldChanges(losses.out());
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
        List<TrackKey> keys = TrackKey.of(fitted, frame, video.frames());
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

    private void value(List<TrackKey> keys, Media.Video video, Frame frame) {
        double rate = video.fpsNumerator() > 0 ? (double) video.fpsNumerator() / video.fpsDenominator() : DEFAULT_RATE;
        JsonLine json = head.json();
        json.key("value").open('{');
        if (video.frames() > 0) {
            json.key("framesCount").integer(video.frames());
            json.key("duration").number(video.frames() / rate);
        }
        sequence(keys, frame, rate);
        String category = keys.get(0).box().category();
        if (!category.isEmpty()) {
            json.key("labels").open('[').text(rules.labels().of(category)).close(']');
        }
        json.close('}');
    }

    /** @param rate frames per second */
    private void sequence(List<TrackKey> keys, Frame frame, double rate) {
        JsonLine json = head.json();
        json.key("sequence").open('[');
        for (TrackKey key : keys) {
            Annotation each = key.box();
            json.open('{').key("frame").integer(each.index() + 1L);
            json.key("enabled").flag(key.enabled());
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
                changes.dropped(item, each, LossCodes.GEOMETRY_DEGENERATE, "nothing of it is left in the frame");
            } else {
                if (!clipped.get().equals(box)) {
                    changes.changed(item, each, LossCodes.GEOMETRY_CLIPPED, "cut at the border of the frame");
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
        changes.changed(
                item,
                annotation,
                LossCodes.BOX_ROTATION_DROPPED,
                "its corner is beyond the frame, or it is larger than the frame; the upright box around it is"
                        + " written");
        return Boxes.bounds(box).orElse(box);
    }

    private void report(List<TrackKey> keys, Media.Video video) {
        if (video.fpsNumerator() == 0) {
            losses.change(
                    keys.get(0).box(),
                    LabelStudioLosses.RATE_ASSUMED,
                    "the frame rate is unknown, so its times are written for 25 frames a second");
        }
        long interpolated = keys.stream().filter(each -> !each.box().keyframe()).count();
        if (interpolated > 0) {
            losses.change(
                    keys.get(0).box(),
                    LossCodes.TRACK_DENSIFIED,
                    interpolated + " interpolated boxes are written like key frames");
        }
    }
}
