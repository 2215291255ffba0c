package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.Vec3;

/** Shapes in the spool: a number for the kind, then the fields in their order. */
final class ShapeCodec {

    private static final int WHOLE = 0;
    private static final int BOX = 1;
    private static final int POLYGON = 2;
    private static final int PATH = 3;
    private static final int ELLIPSE = 4;
    private static final int POINTS = 5;
    private static final int MASK = 6;
    private static final int CUBOID = 7;
    private static final int POINT_SET = 8;
    private static final int SPAN = 9;
    private static final int INTERVAL = 10;
    private static final int REPLY = 11;
    private static final int OTHER = 12;

    private ShapeCodec() {}

    static void write(Shape shape, JsonGenerator out) throws IOException {
        switch (shape.kind()) {
            case TAG -> out.writeNumber(WHOLE);
            case BOX, ROTATED_BOX -> write((Shape.Box) shape, out);
            case POLYGON -> write((Shape.Polygon) shape, out);
            case POLYLINE -> write((Shape.Path) shape, out);
            case ELLIPSE -> write((Shape.Ellipse) shape, out);
            case POINTS -> write((Shape.Points) shape, out);
            case MASK -> write((Shape.Mask) shape, out);
            case CUBOID -> write((Shape.Cuboid) shape, out);
            case POINT_LABELS -> write((Shape.PointSet) shape, out);
            case SPAN -> write((Shape.Span) shape, out);
            case INTERVAL -> write((Shape.Interval) shape, out);
            case REPLY -> write((Shape.Reply) shape, out);
            case OTHER -> write((Shape.Other) shape, out);
            default -> throw new IllegalArgumentException("no form in the spool for " + shape);
        }
    }

    static Shape read(Fields fields) throws IOException {
        int kind = fields.integer();
        return switch (kind) {
            case WHOLE -> new Shape.Whole();
            case BOX ->
                new Shape.Box(fields.decimal(), fields.decimal(), fields.decimal(), fields.decimal(), fields.decimal());
            case POLYGON -> readPolygon(fields);
            case PATH -> new Shape.Path(new PointList(fields.decimals()), fields.flag(), fields.flag());
            case ELLIPSE ->
                new Shape.Ellipse(
                        fields.decimal(), fields.decimal(), fields.decimal(), fields.decimal(), fields.decimal());
            case POINTS -> readPoints(fields);
            case MASK ->
                new Shape.Mask(
                        fields.integer(), fields.integer(), fields.integer(), fields.integer(), fields.integers());
            case CUBOID -> new Shape.Cuboid(vector(fields), vector(fields), quaternion(fields));
            case POINT_SET -> new Shape.PointSet(fields.integers());
            case SPAN -> readSpan(fields);
            case INTERVAL -> new Shape.Interval(fields.longInteger(), fields.longInteger(), fields.integer());
            case REPLY -> new Shape.Reply(MediaCodec.readMessages(fields), fields.integer());
            case OTHER -> new Shape.Other(fields.text(), new JsonText(fields.bytes()));
            default -> throw new IOException("the spool is damaged: no shape of kind " + kind);
        };
    }

    static void vector(Vec3 vector, JsonGenerator out) throws IOException {
        decimals(out, vector.x(), vector.y(), vector.z());
    }

    static Vec3 vector(Fields fields) throws IOException {
        return new Vec3(fields.decimal(), fields.decimal(), fields.decimal());
    }

    static void quaternion(Quaternion rotation, JsonGenerator out) throws IOException {
        decimals(out, rotation.x(), rotation.y(), rotation.z(), rotation.w());
    }

    static Quaternion quaternion(Fields fields) throws IOException {
        return new Quaternion(fields.decimal(), fields.decimal(), fields.decimal(), fields.decimal());
    }

    private static void write(Shape.Box box, JsonGenerator out) throws IOException {
        out.writeNumber(BOX);
        decimals(out, box.x(), box.y(), box.width(), box.height(), box.angle());
    }

    private static void write(Shape.Polygon polygon, JsonGenerator out) throws IOException {
        out.writeNumber(POLYGON);
        out.writeNumber(polygon.parts().size());
        for (Shape.Polygon.Part part : polygon.parts()) {
            Fields.writeDecimals(part.ring().xy(), out);
            out.writeNumber(part.holes().size());
            for (PointList hole : part.holes()) {
                Fields.writeDecimals(hole.xy(), out);
            }
        }
    }

    private static Shape.Polygon readPolygon(Fields fields) throws IOException {
        Shape.Polygon.Part[] parts = new Shape.Polygon.Part[fields.integer()];
        for (int i = 0; i < parts.length; i++) {
            PointList ring = new PointList(fields.decimals());
            PointList[] holes = new PointList[fields.integer()];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = new PointList(fields.decimals());
            }
            parts[i] = new Shape.Polygon.Part(ring, List.of(holes));
        }
        return new Shape.Polygon(List.of(parts));
    }

    private static void write(Shape.Path path, JsonGenerator out) throws IOException {
        out.writeNumber(PATH);
        Fields.writeDecimals(path.points().xy(), out);
        out.writeBoolean(path.closed());
        out.writeBoolean(path.spline());
    }

    private static void write(Shape.Ellipse ellipse, JsonGenerator out) throws IOException {
        out.writeNumber(ELLIPSE);
        decimals(out, ellipse.centerX(), ellipse.centerY(), ellipse.radiusX(), ellipse.radiusY(), ellipse.angle());
    }

    private static void write(Shape.Points points, JsonGenerator out) throws IOException {
        out.writeNumber(POINTS);
        out.writeNumber(points.points().size());
        for (Keypoint point : points.points()) {
            Fields.writeText(point.name(), out);
            decimals(out, point.x(), point.y());
            out.writeNumber(point.visibility().ordinal());
        }
    }

    private static Shape.Points readPoints(Fields fields) throws IOException {
        int count = fields.integer();
        List<Keypoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new Keypoint(
                    fields.text(), fields.decimal(), fields.decimal(), Keypoint.Visibility.values()[fields.integer()]));
        }
        return new Shape.Points(points);
    }

    private static void write(Shape.Mask mask, JsonGenerator out) throws IOException {
        out.writeNumber(MASK);
        integers(out, mask.x(), mask.y(), mask.width(), mask.height());
        Fields.writeIntegers(mask.runs(), out);
    }

    private static void write(Shape.Cuboid cuboid, JsonGenerator out) throws IOException {
        out.writeNumber(CUBOID);
        vector(cuboid.center(), out);
        vector(cuboid.size(), out);
        quaternion(cuboid.rotation(), out);
    }

    private static void write(Shape.PointSet set, JsonGenerator out) throws IOException {
        out.writeNumber(POINT_SET);
        Fields.writeIntegers(set.runs(), out);
    }

    private static void write(Shape.Span span, JsonGenerator out) throws IOException {
        out.writeNumber(SPAN);
        out.writeNumber(span.ranges().size());
        for (Shape.Span.Range range : span.ranges()) {
            integers(out, range.start(), range.end());
        }
    }

    private static Shape.Span readSpan(Fields fields) throws IOException {
        int count = fields.integer();
        List<Shape.Span.Range> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ranges.add(new Shape.Span.Range(fields.integer(), fields.integer()));
        }
        return new Shape.Span(ranges);
    }

    private static void write(Shape.Interval interval, JsonGenerator out) throws IOException {
        out.writeNumber(INTERVAL);
        out.writeNumber(interval.startMicros());
        out.writeNumber(interval.endMicros());
        out.writeNumber(interval.channel());
    }

    private static void write(Shape.Reply reply, JsonGenerator out) throws IOException {
        out.writeNumber(REPLY);
        MediaCodec.writeMessages(reply.messages(), out);
        out.writeNumber(reply.rank());
    }

    private static void write(Shape.Other other, JsonGenerator out) throws IOException {
        out.writeNumber(OTHER);
        Fields.writeText(other.type(), out);
        out.writeBinary(other.content().utf8());
    }

    private static void decimals(JsonGenerator out, double... numbers) throws IOException {
        for (double number : numbers) {
            out.writeNumber(number);
        }
    }

    private static void integers(JsonGenerator out, int... numbers) throws IOException {
        for (int number : numbers) {
            out.writeNumber(number);
        }
    }
}
