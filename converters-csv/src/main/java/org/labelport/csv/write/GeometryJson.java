package org.labelport.csv.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.labelport.csv.table.AnswerText;
import org.labelport.csv.table.CodePoints;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRow;
import org.labelport.csv.table.Json;
import org.labelport.csv.table.SpaceJson;
import org.labelport.geometry.Angles;
import org.labelport.geometry.CocoRle;
import org.labelport.geometry.Masks;
import org.labelport.model.Keypoint;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/** Writes the cell {@code geometry}: the part of a shape that no other column holds. */
final class GeometryJson {

    private static final int BYTES_PER_POINT = 16;

    private final int width;
    private final int height;
    private final CodePoints offsets;

    /**
     * @param width of the image that masks lie in, in pixels; 0 when not known
     * @param height likewise
     * @param offsets of the text that spans lie in
     */
    GeometryJson(int width, int height, CodePoints offsets) {
        this.width = width;
        this.height = height;
        this.offsets = offsets;
    }

    /** Writes the cell: JSON text, or nothing when the other columns hold the whole shape. */
    void cell(CsvRow row, Shape shape) {
        if (shape instanceof Shape.Polygon polygon) {
            row.lists(polygon(polygon));
        } else {
            row.text(of(shape));
        }
    }

    private String of(Shape shape) {
        return switch (shape.kind()) {
            case TAG -> "";
            case BOX, ROTATED_BOX -> box((Shape.Box) shape);
            case POLYGON -> polygon((Shape.Polygon) shape).toString();
            case POLYLINE -> Json.text(json -> path(json, (Shape.Path) shape));
            case ELLIPSE -> Json.text(json -> ellipse(json, (Shape.Ellipse) shape));
            case POINTS -> Json.text(json -> keypoints(json, (Shape.Points) shape));
            case MASK -> Json.text(json -> mask(json, (Shape.Mask) shape));
            case CUBOID -> Json.text(json -> cuboid(json, (Shape.Cuboid) shape));
            case POINT_LABELS -> Json.text(json -> runs(json, ((Shape.PointSet) shape).runs()));
            case SPAN -> span((Shape.Span) shape);
            case INTERVAL -> interval((Shape.Interval) shape);
            case REPLY -> reply((Shape.Reply) shape);
            case OTHER -> Json.text(json -> other(json, (Shape.Other) shape));
        };
    }

    static String of(Relation relation) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeFieldName("from");
            ids(json, relation.from());
            json.writeFieldName("to");
            ids(json, relation.to());
            json.writeEndObject();
        });
    }

    private static void ids(JsonGenerator json, List<String> ids) throws IOException {
        if (ids.size() == 1) {
            json.writeString(ids.get(0));
        } else {
            Json.texts(json, ids);
        }
    }

    private static String box(Shape.Box box) {
        return Angles.radians(Degrees.of(box.angle())) == box.angle()
                ? ""
                : "{\"radians\":" + ExactDecimal.text(box.angle()) + "}";
    }

    /**
     * Writes the rings of a polygon. They are most of a table of regions, so no string is created for each number, list
     * or cell.
     */
    private static ByteText polygon(Shape.Polygon polygon) {
        int points =
                polygon.parts().stream().mapToInt(part -> part.ring().size()).sum();
        ByteText json = new ByteText(BYTES_PER_POINT * points);
        json.ascii('[');
        for (int i = 0; i < polygon.parts().size(); i++) {
            Shape.Polygon.Part part = polygon.parts().get(i);
            points(json.text(i == 0 ? "[" : ",["), part.ring());
            for (PointList hole : part.holes()) {
                points(json.ascii(','), hole);
            }
            json.ascii(']');
        }
        return json.ascii(']');
    }

    private static void points(ByteText json, PointList points) {
        json.ascii('[');
        for (int i = 0; i < points.size(); i++) {
            if (i > 0) {
                json.ascii(',');
            }
            json.ascii('[');
            ExactDecimal.append(json, points.x(i));
            json.ascii(',');
            ExactDecimal.append(json, points.y(i));
            json.ascii(']');
        }
        json.ascii(']');
    }

    private static void path(JsonGenerator json, Shape.Path path) throws IOException {
        json.writeStartObject();
        json.writeFieldName("points");
        ByteText points = new ByteText(BYTES_PER_POINT * path.points().size());
        points(points, path.points());
        json.writeRawValue(points.toString());
        if (path.closed()) {
            json.writeBooleanField("closed", true);
        }
        if (path.spline()) {
            json.writeBooleanField("spline", true);
        }
        json.writeEndObject();
    }

    private static void ellipse(JsonGenerator json, Shape.Ellipse ellipse) throws IOException {
        json.writeStartObject();
        json.writeFieldName("c");
        Json.numbers(json, ellipse.centerX(), ellipse.centerY());
        json.writeFieldName("r");
        Json.numbers(json, ellipse.radiusX(), ellipse.radiusY());
        json.writeFieldName("radians");
        Json.number(json, ellipse.angle());
        json.writeEndObject();
    }

    private static void keypoints(JsonGenerator json, Shape.Points points) throws IOException {
        json.writeStartArray();
        for (Keypoint point : points.points()) {
            json.writeStartArray();
            json.writeString(point.name());
            Json.number(json, point.x());
            Json.number(json, point.y());
            json.writeNumber(point.visibility().ordinal());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void mask(JsonGenerator json, Shape.Mask mask) throws IOException {
        boolean inside = Math.max(width, height) <= CsvColumns.MAX_MASK_SIDE
                && mask.width() > 0
                && mask.height() > 0
                && mask.x() >= 0
                && mask.y() >= 0
                && (long) mask.x() + mask.width() <= width
                && (long) mask.y() + mask.height() <= height;
        // COCO's run-length encoding cannot hold a mask's box that is larger than its pixels, nor runs that are split.
        if (inside && Masks.tight(mask).equals(mask)) {
            json.writeStartObject();
            json.writeFieldName("size");
            Json.integers(json, height, width);
            json.writeStringField("counts", CocoRle.encode(Masks.columnRuns(mask, width, height)));
            json.writeEndObject();
            return;
        }
        json.writeStartObject();
        json.writeFieldName("box");
        Json.integers(json, mask.x(), mask.y(), mask.width(), mask.height());
        json.writeFieldName("runs");
        Json.integers(json, mask.runs());
        json.writeEndObject();
    }

    private static void cuboid(JsonGenerator json, Shape.Cuboid cuboid) throws IOException {
        json.writeStartObject();
        json.writeFieldName("c");
        SpaceJson.write(json, cuboid.center());
        json.writeFieldName("s");
        SpaceJson.write(json, cuboid.size());
        json.writeFieldName("q");
        SpaceJson.write(json, cuboid.rotation());
        json.writeEndObject();
    }

    private static void runs(JsonGenerator json, int[] runs) throws IOException {
        json.writeStartObject();
        json.writeFieldName("runs");
        Json.integers(json, runs);
        json.writeEndObject();
    }

    private String span(Shape.Span span) {
        boolean exact = span.ranges().stream()
                .allMatch(range -> offsets.toUtf16(offsets.fromUtf16(range.start())) == range.start()
                        && offsets.toUtf16(offsets.fromUtf16(range.end())) == range.end());
        if (exact && span.ranges().size() == 1) {
            return "";
        }
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(exact ? "ranges" : "utf16");
            for (Shape.Span.Range range : span.ranges()) {
                if (exact) {
                    Json.integers(json, offsets.fromUtf16(range.start()), offsets.fromUtf16(range.end()));
                } else {
                    Json.integers(json, range.start(), range.end());
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String interval(Shape.Interval interval) {
        return interval.channel() == -1 ? "" : "{\"channel\":" + interval.channel() + "}";
    }

    /** Writes the content as a JSON string, so that its numbers keep their spelling. */
    private static void other(JsonGenerator json, Shape.Other other) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", other.type());
        json.writeStringField("content", other.content().toString());
        json.writeEndObject();
    }

    private static String reply(Shape.Reply reply) {
        boolean plain = AnswerText.isPlain(reply);
        if (plain && reply.rank() == 0) {
            return "";
        }
        return Json.text(json -> {
            json.writeStartObject();
            if (!plain) {
                json.writeArrayFieldStart("messages");
                for (Message message : reply.messages()) {
                    MetadataJson.message(json, message);
                }
                json.writeEndArray();
            }
            json.writeNumberField("rank", reply.rank());
            json.writeEndObject();
        });
    }
}
