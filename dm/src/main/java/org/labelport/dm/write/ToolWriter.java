package org.labelport.dm.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.EulerAngles;
import org.labelport.dm.document.FrameRate;
import org.labelport.dm.document.PlainJson;
import org.labelport.geometry.Polygons;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Vec3;
import org.labelport.output.ExactDecimal;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Writes shapes of the model as data of the schema's tools. */
final class ToolWriter {

    private static final String RANGES = Attributes.UNKNOWN_PREFIX + "ranges";
    private static final double MICROS = 1e6;
    private static final String CONTENT = Attributes.UNKNOWN_PREFIX + "content";

    private final Item item;
    private final KeptJson kept;
    private final ConversationWriter conversation;
    private final LossSink losses;

    ToolWriter(Item item, KeptJson kept, ConversationWriter conversation, LossSink losses) {
        this.item = item;
        this.kept = kept;
        this.conversation = conversation;
        this.losses = losses;
    }

    /**
     * Returns one tool's data for most shapes, several for shapes that the schema keeps in parts, and none for a shape
     * that is dropped.
     */
    List<ToolData> write(Annotation annotation) {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case TAG -> List.of(ToolData.of("classification"));
            case BOX, ROTATED_BOX -> List.of(box((Shape.Box) shape));
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape);
            case POLYLINE -> List.of(line(annotation, (Shape.Path) shape));
            case ELLIPSE -> {
                losses.changed(item, annotation, LossCodes.CURVE_FLATTENED, "the ellipse is written as a polygon");
                yield polygon(annotation, Polygons.of((Shape.Ellipse) shape));
            }
            case POINTS -> keypoints(annotation, (Shape.Points) shape);
            case MASK -> mask(annotation, (Shape.Mask) shape);
            case CUBOID -> List.of(cuboid((Shape.Cuboid) shape));
            case POINT_LABELS ->
                List.of(ToolData.of("3d_segmentation", "points", RunIndices.ofPoints((Shape.PointSet) shape)));
            case SPAN -> List.of(span(annotation, (Shape.Span) shape));
            case INTERVAL -> interval(annotation, (Shape.Interval) shape);
            case REPLY -> List.of(conversation.answer(annotation, (Shape.Reply) shape));
            case OTHER -> List.of(conversation.other(annotation, (Shape.Other) shape));
        };
    }

    private static ToolData box(Shape.Box box) {
        return ToolData.of("bounding_box", "coordinate", coordinate(box));
    }

    private static Map<String, Object> coordinate(Shape.Box box) {
        Map<String, Object> coordinate = new LinkedHashMap<>();
        coordinate.put("x", PlainJson.of(box.x()));
        coordinate.put("y", PlainJson.of(box.y()));
        coordinate.put("width", PlainJson.of(box.width()));
        coordinate.put("height", PlainJson.of(box.height()));
        if (box.rotated()) {
            coordinate.put("rotation", PlainJson.of(box.angle()));
        }
        return coordinate;
    }

    private List<ToolData> polygon(Annotation annotation, Shape.Polygon polygon) {
        if (polygon.parts().stream().anyMatch(part -> !part.holes().isEmpty())) {
            losses.changed(
                    item, annotation, LossCodes.POLYGON_HOLES_BRIDGED, "holes are joined to the border around them");
        }
        List<ToolData> parts = new ArrayList<>();
        for (Shape.Polygon.Part part : polygon.parts()) {
            PointList ring = Polygons.bridged(new Shape.Polygon(List.of(part)));
            parts.add(ToolData.of("polygon", "coordinate", points(annotation.id() + "/" + parts.size(), ring)));
        }
        if (parts.isEmpty()) {
            parts.add(ToolData.of("polygon", "coordinate", new ArrayList<>()));
        }
        return parts;
    }

    private ToolData line(Annotation annotation, Shape.Path path) {
        if (path.spline()) {
            losses.changed(
                    item, annotation, LossCodes.CURVE_FLATTENED, "the curve is written as a line through its points");
        }
        List<Object> points = points(annotation.id(), path.points());
        if (path.closed() && path.points().size() > 1) {
            losses.changed(
                    item,
                    annotation,
                    DmCodes.LINE_OPENED,
                    "the closed line is written as one that ends where it starts");
            points.add(point(
                    annotation.id() + "/end", path.points().x(0), path.points().y(0)));
        }
        return ToolData.of("polyline", "coordinate", points);
    }

    private static List<Object> points(String id, PointList list) {
        List<Object> points = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            points.add(point(id + "/" + i, list.x(i), list.y(i)));
        }
        return points;
    }

    private static Map<String, Object> point(String seed, double x, double y) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("x", PlainJson.of(x));
        point.put("y", PlainJson.of(y));
        point.put("id", DmIds.derived(seed));
        return point;
    }

    private List<ToolData> keypoints(Annotation annotation, Shape.Points points) {
        List<ToolData> keypoints = new ArrayList<>();
        for (Keypoint point : points.points()) {
            if (point.visibility() == Keypoint.Visibility.NOT_LABELLED) {
                continue;
            }
            if (point.visibility() == Keypoint.Visibility.OCCLUDED) {
                losses.changed(
                        item,
                        annotation,
                        DmCodes.VISIBILITY_DROPPED,
                        "point '" + point.name() + "' is not marked as hidden");
            }
            Map<String, Object> coordinate = new LinkedHashMap<>();
            coordinate.put("x", PlainJson.of(point.x()));
            coordinate.put("y", PlainJson.of(point.y()));
            String label = point.name().isEmpty() ? annotation.category() : point.name();
            keypoints.add(ToolData.of("keypoint", "coordinate", coordinate).labelled(label));
        }
        if (keypoints.isEmpty()) {
            dropped(annotation, "none of its points is labelled");
        }
        return keypoints;
    }

    private List<ToolData> mask(Annotation annotation, Shape.Mask mask) {
        Media media = item.media();
        int width = media instanceof Media.Image image
                ? image.width()
                : media instanceof Media.Video video ? video.width() : 0;
        if (width == 0) {
            return dropped(annotation, "pixels are counted along the picture's rows, but its width is not known");
        }
        return List.of(ToolData.of("segmentation", "pixel_indices", RunIndices.ofMask(mask, width)));
    }

    private static ToolData cuboid(Shape.Cuboid cuboid) {
        Map<String, Object> psr = new LinkedHashMap<>();
        psr.put("position", vector(cuboid.center()));
        psr.put("scale", vector(cuboid.size()));
        psr.put("rotation", vector(EulerAngles.of(cuboid.rotation())));
        return ToolData.of("3d_bounding_box", "psr", psr);
    }

    private static Map<String, Object> vector(Vec3 vector) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", PlainJson.of(vector.x()));
        fields.put("y", PlainJson.of(vector.y()));
        fields.put("z", PlainJson.of(vector.z()));
        return fields;
    }

    private ToolData span(Annotation annotation, Shape.Span span) {
        Set<String> inRecord = new HashSet<>();
        Optional<Object> ranges = kept.parse(annotation, RANGES);
        ranges.ifPresent(value -> inRecord.add(RANGES));
        ToolData data = ToolData.of("named_entity", "ranges", ranges.orElseGet(() -> ranges(span)));
        Optional<String> content = KeptJson.text(annotation, CONTENT);
        content.ifPresent(value -> inRecord.add(CONTENT));
        data.record().put("content", content.orElseGet(() -> quoted(span)));
        return data.with(inRecord);
    }

    private static List<Object> ranges(Shape.Span span) {
        List<Object> ranges = new ArrayList<>();
        for (Shape.Span.Range range : span.ranges()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("start", (long) range.start());
            fields.put("end", (long) range.end());
            ranges.add(fields);
        }
        return ranges;
    }

    private String quoted(Shape.Span span) {
        StringBuilder quoted = new StringBuilder();
        String text = item.media() instanceof Media.Text known ? known.text() : "";
        for (Shape.Span.Range range : span.ranges()) {
            quoted.append(text, Math.min(range.start(), text.length()), Math.min(range.end(), text.length()));
        }
        return quoted.toString();
    }

    private List<ToolData> interval(Annotation annotation, Shape.Interval interval) {
        Optional<FrameRate> rate = FrameRate.of(item.media());
        if (rate.isEmpty()) {
            return dropped(annotation, "the schema has ranges of time only as frames of a video whose rate is known");
        }
        Map<String, Object> section = new LinkedHashMap<>();
        try {
            long first = rate.get().frame(interval.startMicros());
            long last = Math.max(first, rate.get().frame(interval.endMicros()) - 1);
            section.put("startFrame", first);
            section.put("endFrame", last);
            long start = rate.get().micros(first);
            long end = rate.get().micros(last + 1);
            if (start != interval.startMicros() || end != interval.endMicros()) {
                losses.changed(
                        item,
                        annotation,
                        LossCodes.TIME_ROUNDED,
                        seconds(interval.startMicros()) + " to " + seconds(interval.endMicros())
                                + " seconds are written as frames " + first + " to " + last + ", which are "
                                + seconds(start) + " to " + seconds(end));
            }
        } catch (ArithmeticException e) {
            return dropped(annotation, "its time is beyond the frames that a video can have");
        }
        return List.of(ToolData.of("segmentation", "section", section));
    }

    private static String seconds(long micros) {
        return ExactDecimal.text(micros / MICROS);
    }

    private List<ToolData> dropped(Annotation annotation, String why) {
        losses.dropped(item, annotation, LossCodes.GEOMETRY_UNSUPPORTED, why);
        return List.of();
    }
}
