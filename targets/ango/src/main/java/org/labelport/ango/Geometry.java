package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/** Makes shapes of what Ango Hub's tools draw. Coordinates are pixels of the picture, and may lie outside of it. */
final class Geometry {

    private static final String CODE = "ango.geometry";

    /** The keys under which tools store what they draw. */
    static final List<String> KEYS = List.of(
            "bounding-box",
            "rotated-bounding-box",
            "polygon",
            "polyline",
            "spline",
            "segmentation",
            "point",
            "ner",
            "pdf",
            "circle",
            "angle",
            "message",
            "pct");

    private static final double MICROS = 1e6;
    private static final int PIXELS_PER_CORNER = 2;

    private Geometry() {}

    /**
     * The shape of a tool.
     *
     * @param key one of {@link #KEYS}, or another
     * @param value the value of the key
     * @return {@link Shape.Other} for tools whose data the model has no place for, and for those that are not known
     * @throws ItemException when the value is not what the tool draws
     */
    static Shape shape(String key, JsonNode value, AssetKind kind) throws ItemException {
        return switch (key) {
            case "bounding-box" -> hasNumbers(value, "x1", "z1") ? other(key, value) : box(value);
            case "rotated-bounding-box" -> rotated(value);
            case "polygon" -> new Shape.Polygon(List.of(new Shape.Polygon.Part(points(key, value), List.of())));
            case "polyline" ->
                hasNumbers(value, "x1", "z1") ? other(key, value) : new Shape.Path(points(key, value), false, false);
            case "spline" -> value.isArray() ? new Shape.Path(points(key, value), false, true) : other(key, value);
            case "segmentation" -> segmentation(key, value);
            case "point" -> point(value);
            case "ner" -> kind == AssetKind.TEXT ? span(value) : interval(value);
            case "pdf" ->
                PageArea.of(value)
                        .map(area -> (Shape) area.box())
                        .orElseThrow(() -> wrong(key, "it has no page, or no corners"));
            default -> other(key, value);
        };
    }

    static Shape.Other other(String type, JsonNode content) {
        return new Shape.Other(type, content.isMissingNode() ? JsonText.NONE : JsonText.of(content.toString()));
    }

    /** Whether an object has finite numbers by these names. */
    static boolean hasNumbers(JsonNode object, String... names) {
        for (String name : names) {
            if (!object.path(name).isNumber()
                    || !Double.isFinite(object.path(name).asDouble())) {
                return false;
            }
        }
        return true;
    }

    /** A box between two corners, whichever these are. */
    static Shape.Box between(double x1, double y1, double x2, double y2) {
        return Shape.Box.of(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    /** The first corner is where drawing began, so that sides may be negative. */
    private static Shape box(JsonNode box) throws ItemException {
        requireNumbers("bounding-box", box, "x", "y", "width", "height");
        double x = box.path("x").asDouble();
        double y = box.path("y").asDouble();
        double width = box.path("width").asDouble();
        double height = box.path("height").asDouble();
        return Shape.Box.of(Math.min(x, x + width), Math.min(y, y + height), Math.abs(width), Math.abs(height));
    }

    /**
     * A box that is turned about its first corner; x and y are that corner after turning. The corners, where given, say
     * the same.
     */
    private static Shape rotated(JsonNode box) throws ItemException {
        requireNumbers("rotated-bounding-box", box, "x", "y", "width", "height");
        double width = box.path("width").asDouble();
        double height = box.path("height").asDouble();
        JsonNode rotation = box.path("rotation");
        if (!rotation.isMissingNode() && !rotation.isNull()) {
            requireNumbers("rotated-bounding-box", box, "rotation");
        }
        double angle = Math.toRadians(rotation.asDouble());
        double centerX =
                box.path("x").asDouble() + width / 2 * StrictMath.cos(angle) - height / 2 * StrictMath.sin(angle);
        double centerY =
                box.path("y").asDouble() + width / 2 * StrictMath.sin(angle) + height / 2 * StrictMath.cos(angle);
        JsonNode given = box.path("corners");
        if (given.size() == Corners.COUNT) {
            Corners corners = new Corners(points("rotated-bounding-box", given));
            centerX = corners.centerX();
            centerY = corners.centerY();
            width = corners.distance(0, 3);
            height = corners.distance(0, 1);
            angle = width > 0 ? corners.direction(0, 3) : angle;
        }
        width = Math.abs(width);
        height = Math.abs(height);
        return new Shape.Box(centerX - width / 2, centerY - height / 2, width, height, withinHalfTurn(angle));
    }

    /** The same direction in (-pi, pi]. */
    private static double withinHalfTurn(double angle) {
        double within = Math.IEEEremainder(angle, 2 * Math.PI);
        return within <= -Math.PI ? Math.PI : within;
    }

    private static Shape segmentation(String key, JsonNode value) throws ItemException {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (JsonNode zone : value.path("zones")) {
            if (!isNone(zone.path("region"))) {
                parts.add(new Shape.Polygon.Part(points(key, zone.path("region")), holes(key, zone.path("holes"))));
            }
        }
        return parts.isEmpty() ? other(key, value) : new Shape.Polygon(parts);
    }

    /** Reads a list of rings, or the points of a single ring. */
    private static List<PointList> holes(String key, JsonNode holes) throws ItemException {
        if (holes.path(0).path(0).isNumber()) {
            return List.of(points(key, holes));
        }
        if (!isNone(holes) && !holes.isArray()) {
            throw wrong(key, "its holes are not a list");
        }
        List<PointList> rings = new ArrayList<>();
        for (JsonNode hole : holes) {
            if (!isNone(hole)) {
                rings.add(points(key, hole));
            }
        }
        return rings;
    }

    private static boolean isNone(JsonNode points) {
        return points.isMissingNode() || points.isNull() || points.isContainerNode() && points.isEmpty();
    }

    private static Shape point(JsonNode point) throws ItemException {
        double[] xy = new double[PIXELS_PER_CORNER];
        pair("point", point, xy, 0);
        return new Shape.Points(List.of(new Keypoint("", xy[0], xy[1], Keypoint.Visibility.VISIBLE)));
    }

    private static Shape span(JsonNode range) throws ItemException {
        JsonNode start = range.path("start");
        JsonNode end = range.path("end");
        if (!isIndex(start) || !isIndex(end) || end.asInt() < start.asInt()) {
            throw wrong("ner", "start and end are not a range of characters");
        }
        return new Shape.Span(List.of(new Shape.Span.Range(start.asInt(), end.asInt())));
    }

    /** Whether a value is the number of a frame, a page or a character, counted from 0. */
    static boolean isIndex(JsonNode value) {
        return value.canConvertToInt() && value.canConvertToExactIntegral() && value.asInt() >= 0;
    }

    private static Shape interval(JsonNode range) throws ItemException {
        requireNumbers("ner", range, "start", "end");
        long start = Math.round(range.path("start").asDouble() * MICROS);
        long end = Math.round(range.path("end").asDouble() * MICROS);
        if (end < start) {
            throw wrong("ner", "it ends before it starts");
        }
        return new Shape.Interval(start, end, -1);
    }

    private static PointList points(String key, JsonNode points) throws ItemException {
        if (!points.isArray()) {
            throw wrong(key, "it is not a list of points");
        }
        double[] xy = new double[PIXELS_PER_CORNER * points.size()];
        for (int i = 0; i < points.size(); i++) {
            pair(key, points.get(i), xy, PIXELS_PER_CORNER * i);
        }
        return new PointList(xy);
    }

    private static void pair(String key, JsonNode point, double[] xy, int at) throws ItemException {
        for (int i = 0; i < PIXELS_PER_CORNER; i++) {
            JsonNode number = point.path(i);
            if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
                throw wrong(key, "a point is not two numbers");
            }
            xy[at + i] = number.asDouble();
        }
    }

    private static void requireNumbers(String key, JsonNode object, String... names) throws ItemException {
        if (!hasNumbers(object, names)) {
            throw wrong(key, "it has no numbers " + String.join(", ", names));
        }
    }

    private static ItemException wrong(String key, String what) {
        return new ItemException(CODE, "'" + key + "' is wrong: " + what);
    }

    /** The corners of a rotated box: the first, then that along its height, the opposite one, and that along its width. */
    private record Corners(PointList points) {

        static final int COUNT = 4;

        double centerX() {
            return (points.x(0) + points.x(2)) / 2;
        }

        double centerY() {
            return (points.y(0) + points.y(2)) / 2;
        }

        double distance(int from, int to) {
            return StrictMath.hypot(points.x(to) - points.x(from), points.y(to) - points.y(from));
        }

        double direction(int from, int to) {
            return StrictMath.atan2(points.y(to) - points.y(from), points.x(to) - points.x(from));
        }
    }
}
