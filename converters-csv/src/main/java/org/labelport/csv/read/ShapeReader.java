package org.labelport.csv.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.labelport.csv.table.AnswerText;
import org.labelport.csv.table.CodePoints;
import org.labelport.csv.table.CsvColumns;
import org.labelport.csv.table.CsvRecordCells;
import org.labelport.csv.table.JsonView;
import org.labelport.csv.table.SpaceJson;
import org.labelport.geometry.Angles;
import org.labelport.geometry.CocoRle;
import org.labelport.geometry.Masks;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.ItemException;

/** Makes a shape from the cells of its row. */
final class ShapeReader {

    private static final String GEOMETRY = "geometry";
    /** Angles that differ by less are the same angle, written with different precision. */
    private static final double SAME_ANGLE = 1e-9;

    private final CodePoints offsets;

    /** @param offsets of the text that spans lie in */
    ShapeReader(CodePoints offsets) {
        this.offsets = offsets;
    }

    Shape read(CsvRecordCells row) throws ItemException {
        return switch (row.require("kind", ShapeReader::kind)) {
            case TAG -> new Shape.Whole();
            case BOX, ROTATED_BOX -> box(row);
            case POLYGON -> geometry(row, ShapeReader::polygon);
            case POLYLINE -> geometry(row, ShapeReader::path);
            case ELLIPSE -> ellipse(row);
            case POINTS -> geometry(row, ShapeReader::keypoints);
            case MASK -> geometry(row, ShapeReader::mask);
            case CUBOID -> geometry(row, ShapeReader::cuboid);
            case POINT_LABELS ->
                geometry(row, json -> new Shape.PointSet(json.field("runs").integers()));
            case SPAN -> span(row);
            case INTERVAL -> interval(row);
            case REPLY -> reply(row);
            case OTHER ->
                geometry(
                        row,
                        json -> new Shape.Other(
                                json.field("type").text(),
                                JsonText.of(json.field("content").text())));
        };
    }

    private static ShapeKind kind(String key) {
        Optional<ShapeKind> kind = key.equals(CsvColumns.ANSWER) ? Optional.of(ShapeKind.REPLY) : ShapeKind.ofKey(key);
        return kind.orElseThrow(() -> new IllegalArgumentException("'" + key + "' is not a kind of annotation"));
    }

    private static <T> T geometry(CsvRecordCells row, Function<JsonView, T> parse) throws ItemException {
        return row.requireJson(GEOMETRY, parse);
    }

    private static Shape box(CsvRecordCells row) throws ItemException {
        double x = row.requireNumber("x");
        double y = row.requireNumber("y");
        double width = row.requireNumber("w");
        double height = row.requireNumber("h");
        double shown = Angles.radians(row.number("angle").orElse(0.0));
        double angle = row.readJson(GEOMETRY, json -> json.field("radians").number())
                .filter(exact -> Math.abs(Math.IEEEremainder(exact - shown, 2 * Math.PI)) < SAME_ANGLE)
                .orElse(shown);
        try {
            return new Shape.Box(x, y, width, height, angle);
        } catch (IllegalArgumentException e) {
            throw row.bad("w", e);
        }
    }

    private static Shape ellipse(CsvRecordCells row) throws ItemException {
        Optional<Shape> exact = row.readJson(GEOMETRY, json -> {
            double[] center = json.field("c").numbers(2);
            double[] radii = json.field("r").numbers(2);
            return new Shape.Ellipse(
                    center[0],
                    center[1],
                    radii[0],
                    radii[1],
                    json.field("radians").number());
        });
        if (exact.isPresent()) {
            return exact.get();
        }
        double radiusX = row.requireNumber("w") / 2;
        double radiusY = row.requireNumber("h") / 2;
        double angle = Angles.radians(row.number("angle").orElse(0.0));
        try {
            return new Shape.Ellipse(
                    row.requireNumber("x") + radiusX, row.requireNumber("y") + radiusY, radiusX, radiusY, angle);
        } catch (IllegalArgumentException e) {
            throw row.bad("w", e);
        }
    }

    private static Shape polygon(JsonView json) {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (JsonView part : json.elements()) {
            List<PointList> rings =
                    part.elements().stream().map(ShapeReader::points).toList();
            if (rings.isEmpty()) {
                throw new IllegalArgumentException(part.place() + " has no outer ring");
            }
            parts.add(new Shape.Polygon.Part(rings.get(0), rings.subList(1, rings.size())));
        }
        return new Shape.Polygon(parts);
    }

    private static Shape path(JsonView json) {
        if (json.isList()) {
            return new Shape.Path(points(json), false, false);
        }
        return new Shape.Path(
                points(json.field("points")),
                json.optionalField("closed").map(JsonView::flag).orElse(false),
                json.optionalField("spline").map(JsonView::flag).orElse(false));
    }

    private static PointList points(JsonView json) {
        List<JsonView> points = json.elements();
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i).numbers(2), 0, xy, 2 * i, 2);
        }
        return new PointList(xy);
    }

    private static Shape keypoints(JsonView json) {
        Keypoint.Visibility[] visibilities = Keypoint.Visibility.values();
        List<Keypoint> points = new ArrayList<>();
        for (JsonView element : json.elements()) {
            List<JsonView> point = element.elements(4);
            int visibility = point.get(3).integer();
            if (visibility < 0 || visibility >= visibilities.length) {
                throw new IllegalArgumentException(
                        element.place() + ": a visibility must be 0, 1 or 2, not " + visibility);
            }
            points.add(new Keypoint(
                    point.get(0).text(), point.get(1).number(), point.get(2).number(), visibilities[visibility]));
        }
        return new Shape.Points(points);
    }

    private static Shape mask(JsonView json) {
        Optional<JsonView> counts = json.optionalField("counts");
        if (counts.isPresent()) {
            int[] size = json.field("size").integers();
            if (size.length != 2 || Math.max(size[0], size[1]) > CsvColumns.MAX_MASK_SIDE) {
                throw new IllegalArgumentException(
                        "'size' is not [height, width] of at most " + CsvColumns.MAX_MASK_SIDE);
            }
            return Masks.ofColumnRuns(
                    size[1], size[0], CocoRle.decode(counts.get().text()));
        }
        int[] box = json.field("box").integers();
        if (box.length != 4) {
            throw new IllegalArgumentException("'box' is not [x, y, width, height]");
        }
        return new Shape.Mask(box[0], box[1], box[2], box[3], json.field("runs").integers());
    }

    private static Shape cuboid(JsonView json) {
        return new Shape.Cuboid(
                SpaceJson.vector(json.field("c")),
                SpaceJson.vector(json.field("s")),
                SpaceJson.rotation(json.field("q")));
    }

    private Shape span(CsvRecordCells row) throws ItemException {
        Optional<Shape> listed = row.readJson(GEOMETRY, json -> {
            Optional<JsonView> units = json.optionalField("utf16");
            List<Shape.Span.Range> ranges = new ArrayList<>();
            for (JsonView range : units.orElseGet(() -> json.field("ranges")).elements()) {
                List<JsonView> ends = range.elements(2);
                int start = ends.get(0).integer();
                int end = ends.get(1).integer();
                ranges.add(units.isPresent() ? new Shape.Span.Range(start, end) : range(start, end));
            }
            return new Shape.Span(ranges);
        });
        if (listed.isPresent()) {
            return listed.get();
        }
        int start = row.requireInteger("start");
        int end = row.requireInteger("end");
        try {
            return new Shape.Span(List.of(range(start, end)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw row.bad("end", e);
        }
    }

    private Shape.Span.Range range(int start, int end) {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range of text: " + start + " to " + end);
        }
        return new Shape.Span.Range(offsets.toUtf16(start), offsets.toUtf16(end));
    }

    private static Shape interval(CsvRecordCells row) throws ItemException {
        int channel =
                row.readJson(GEOMETRY, json -> json.field("channel").integer()).orElse(-1);
        long start = row.requireMicros("t_start");
        long end = row.requireMicros("t_end");
        try {
            return new Shape.Interval(start, end, channel);
        } catch (IllegalArgumentException e) {
            throw row.bad("t_end", e);
        }
    }

    private static Shape reply(CsvRecordCells row) throws ItemException {
        List<Message> plain = AnswerText.messages(row.text("text"));
        return row.readJson(GEOMETRY, json -> {
                    return new Shape.Reply(
                            json.optionalField("messages")
                                    .map(ItemReader::messages)
                                    .orElse(plain),
                            json.optionalField("rank").map(JsonView::integer).orElse(0));
                })
                .orElse(new Shape.Reply(plain, 0));
    }
}
