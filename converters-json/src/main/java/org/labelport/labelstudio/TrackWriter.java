package org.labelport.labelstudio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the boxes of one object of a video as one result with a sequence. */
final class TrackWriter {

    /** Says, off, that the object is gone until its next box; the frames between are not interpolated then. */
    static final String ENABLED = "enabled";

    private static final double DEFAULT_RATE = 25;

    private final LabelStudioPlan plan;
    private final Item item;
    private final ResultHead head;
    private final ShardOutput out;

    TrackWriter(LabelStudioPlan plan, Item item, ResultHead head, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.head = head;
        this.out = out;
    }

    /** The attributes that are not part of the sequence itself. */
    static Map<String, Value> attributes(Annotation box) {
        Map<String, Value> others = new LinkedHashMap<>(box.attributes());
        if (others.get(ENABLED) instanceof Value.Flag) {
            others.remove(ENABLED);
        }
        return others;
    }

    /** Whether all boxes say the same beside the sequence, so that it can be said of the track. */
    static boolean alike(List<Annotation> boxes) {
        Map<String, Value> first = attributes(boxes.get(0));
        return boxes.stream().allMatch(each -> attributes(each).equals(first));
    }

    /** @return the boxes that were written, in the order of their frames */
    List<Annotation> write(List<Annotation> boxes, Optional<String> parent) throws ItemException {
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
        double rate = video.fpsNumerator() > 0 ? (double) video.fpsNumerator() / video.fpsDenominator() : DEFAULT_RATE;
        Optional<Double> score =
                fitted.size() == 1 ? first.provenance().score().filter(ResultWriter::isScore) : Optional.empty();
        head.open(first.id(), Tool.VIDEO_RECTANGLE.controlName(), Tool.VIDEO_RECTANGLE.type(), parent, score);
        if (alike(fitted)) {
            head.notes(first.attributes());
        }
        JsonLine json = head.json();
        json.key("value").open('{');
        if (video.frames() > 0) {
            json.key("framesCount").integer(video.frames());
            json.key("duration").number(video.frames() / rate);
        }
        json.key("sequence").open('[');
        for (int i = 0; i < fitted.size(); i++) {
            Annotation each = fitted.get(i);
            json.open('{').key("frame").integer(each.index() + 1L);
            json.key("enabled").flag(i + 1 < fitted.size() && goesOn(each, fitted.get(i + 1), fitted));
            Places.box((Shape.Box) each.shape(), frame, json);
            json.key("time").number((each.index() + 1) / rate);
            each.provenance()
                    .score()
                    .filter(ResultWriter::isScore)
                    .ifPresent(number -> json.key("score").exact(number));
            json.close('}');
        }
        json.close(']');
        if (!first.category().isEmpty()) {
            json.key("labels")
                    .open('[')
                    .text(plan.labels().of(first.category()))
                    .close(']');
        }
        json.close('}');
        head.close();
        report(fitted);
        return fitted;
    }

    private List<Annotation> fitted(List<Annotation> boxes, Frame frame) {
        List<Annotation> fitted = new ArrayList<>();
        List<Annotation> ordered = boxes.stream()
                .sorted(Comparator.comparingInt(Annotation::index))
                .toList();
        for (Annotation each : ordered) {
            Shape.Box box = upright(each, frame);
            Optional<Shape.Box> clipped = box.rotated() ? Optional.of(box) : Boxes.clip(box, frame);
            if (clipped.isEmpty() || clipped.get().width() * clipped.get().height() < 1) {
                out.loss(Loss.dropped(
                        item.id(), each.id(), LossCodes.GEOMETRY_DEGENERATE, "nothing of it is left in the frame"));
            } else {
                if (!clipped.get().equals(box)) {
                    out.loss(Loss.changed(
                            item.id(), each.id(), LossCodes.GEOMETRY_CLIPPED, "cut at the border of the frame"));
                }
                fitted.add(each.withShape(clipped.get()));
            }
        }
        return fitted;
    }

    /** A turned box whose corner, where Label Studio places it, is beyond the frame cannot be said; that around it can. */
    private Shape.Box upright(Annotation annotation, Frame frame) {
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
        out.loss(Loss.changed(
                item.id(),
                annotation.id(),
                LossCodes.BOX_ROTATION_DROPPED,
                "its corner is beyond the frame; the box around it is written"));
        return Boxes.bounds(box).orElse(box);
    }

    /** Whether the object is there between two of its boxes. */
    private static boolean goesOn(Annotation box, Annotation next, List<Annotation> track) {
        if (box.attributes().get(ENABLED) instanceof Value.Flag flag) {
            return flag.on();
        }
        boolean everyFrame = track.stream().anyMatch(each -> !each.keyframe());
        return !everyFrame || next.index() == box.index() + 1;
    }

    private void report(List<Annotation> boxes) {
        long interpolated = boxes.stream().filter(each -> !each.keyframe()).count();
        if (interpolated > 0) {
            out.loss(Loss.changed(
                    item.id(),
                    boxes.get(0).id(),
                    LossCodes.TRACK_DENSIFIED,
                    interpolated + " interpolated boxes are written like key frames"));
        }
    }
}
