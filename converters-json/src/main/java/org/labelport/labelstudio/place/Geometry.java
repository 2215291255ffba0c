package org.labelport.labelstudio.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.geometry.Angles;
import org.labelport.geometry.LabelStudioRle;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.Node;
import org.labelport.limits.Limits;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Finds the kind of a result by its fields, and reads shapes on pictures. */
public final class Geometry {

    /** The types of results that are answers about a region or item, not regions. */
    private static final Set<String> ANSWERS =
            Set.of("choices", "textarea", "number", "rating", "datetime", "taxonomy");

    /** The kinds of results, by the place that they describe. */
    public enum Kind {
        BOX,
        ELLIPSE,
        POLYGON,
        VECTOR,
        POINT,
        BRUSH,
        SEQUENCE,
        RANGES,
        RANGE,
        /** A range of a dialogue, from a place in one turn to a place in the same or another turn. */
        TURNS,
        /** A range of a time series, in the units of its time column. */
        SERIES,
        /** A range of HTML, from a place in one tag to a place in the same or another tag. */
        HTML,
        /** An answer, which has no place. */
        ANSWER,
        /** A result of an unknown kind. */
        OTHER
    }

    private static final String LABELS = "labels";

    /** The kinds of results by type, without the end {@link #LABELS}. */
    private static final Map<String, Kind> TYPES = Map.of(
            "rectangle", Kind.BOX,
            "ellipse", Kind.ELLIPSE,
            "polygon", Kind.POLYGON,
            "vector", Kind.VECTOR,
            "keypoint", Kind.POINT,
            "brush", Kind.BRUSH,
            "bitmask", Kind.BRUSH,
            "videorectangle", Kind.SEQUENCE,
            "timeline", Kind.RANGES);

    private Geometry() {}

    public static Kind kind(Node result) {
        String type = result.string("type").orElse("");
        Optional<Node> value = result.field("value");
        if (ANSWERS.contains(type)) {
            return Kind.ANSWER;
        }
        if (type.equals(Tool.HYPERTEXT.type())) {
            return Kind.HTML;
        }
        if (value.isEmpty()) {
            return Kind.OTHER;
        }
        if (type.startsWith("timeseries")) {
            return Kind.SERIES;
        }
        Node fields = value.get();
        if (type.equals("paragraphlabels")) {
            return fields.has("startOffset") ? Kind.TURNS : Kind.OTHER;
        }
        if (fields.has("vertices")) {
            return Kind.VECTOR;
        }
        if (fields.has("points")) {
            return Kind.POLYGON;
        }
        if (fields.has("rle") || fields.has(Bitmask.KEY)) {
            return Kind.BRUSH;
        }
        if (fields.has("radiusX")) {
            return Kind.ELLIPSE;
        }
        if (fields.has("sequence")) {
            return Kind.SEQUENCE;
        }
        if (fields.has("ranges")) {
            return Kind.RANGES;
        }
        if (fields.has("x") && fields.has("y")) {
            return fields.has("height") && !type.startsWith("keypoint") ? Kind.BOX : ofType(type, Kind.POINT);
        }
        if (fields.has("start") && fields.has("end")) {
            return range(fields);
        }
        // A result without its place is an error of the kind that its type says.
        return ofType(type, Kind.OTHER);
    }

    private static Kind ofType(String type, Kind otherwise) {
        int tool = type.endsWith(LABELS) ? type.length() - LABELS.length() : type.length();
        return TYPES.getOrDefault(type.substring(0, tool), otherwise);
    }

    /** Returns the kind of a range that has a control for ranges of every kind, {@code Labels}. */
    private static Kind range(Node fields) {
        if (fields.has("instant")) {
            return Kind.SERIES;
        }
        Optional<String> start = fields.string("start");
        if (start.isEmpty() || !fields.has("startOffset")) {
            return Kind.RANGE;
        }
        return start.get().startsWith("/") ? Kind.HTML : Kind.TURNS;
    }

    public static boolean isOnPicture(Node result) {
        return switch (kind(result)) {
            case BOX, ELLIPSE, POLYGON, VECTOR, POINT, BRUSH -> true;
            case SEQUENCE, RANGES, RANGE, TURNS, SERIES, HTML, ANSWER, OTHER -> false;
        };
    }

    // ---- places on pictures -----------------------------------------------------------------------------------------

    /**
     * Reads a shape.
     *
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     * @throws IllegalArgumentException when a field is missing or not a number
     */
    public static Shape shape(Kind kind, Node value, double width, double height, Limits limits) {
        return switch (kind) {
            case BOX -> CornerBox.of(value).shape(width, height);
            case ELLIPSE ->
                new Shape.Ellipse(
                        value.need("x").number() * width / 100,
                        value.need("y").number() * height / 100,
                        value.need("radiusX").number() * width / 100,
                        value.need("radiusY").number() * height / 100,
                        radians(value));
            case POLYGON -> new Shape.Polygon(List.of(new Shape.Polygon.Part(ring(value, width, height), List.of())));
            case VECTOR -> path(value, width, height);
            case BRUSH -> brush(value, (int) width, (int) height, limits);
            default -> throw new IllegalArgumentException("it is not a place on a picture");
        };
    }

    /** Returns the rotation in radians in (-π, π]. */
    private static double radians(Node value) {
        return Angles.radians(value.field("rotation").map(Node::number).orElse(0.0));
    }

    private static PointList ring(Node value, double width, double height) {
        List<Node> points = value.need("points").elements();
        if (points.size() < 3) {
            throw new IllegalArgumentException("a polygon needs three points or more, but has " + points.size());
        }
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i).numbers();
            if (point.length != 2) {
                throw new IllegalArgumentException("a point needs two numbers, but has " + point.length);
            }
            xy[2 * i] = point[0] * width / 100;
            xy[2 * i + 1] = point[1] * height / 100;
        }
        return PointList.of(xy);
    }

    private static Shape.Path path(Node value, double width, double height) {
        List<Node> vertices = value.need("vertices").elements();
        double[] xy = new double[2 * vertices.size()];
        boolean curved = false;
        for (int i = 0; i < vertices.size(); i++) {
            xy[2 * i] = vertices.get(i).need("x").number() * width / 100;
            xy[2 * i + 1] = vertices.get(i).need("y").number() * height / 100;
            curved |= vertices.get(i).isTrue("isBezier");
        }
        return new Shape.Path(PointList.of(xy), value.isTrue("closed"), curved);
    }

    /** Describes what is lost when a vector is read as a path. */
    public static List<String> unreadOfPath(Node vector) {
        boolean controlled = false;
        boolean branched = false;
        String last = "";
        for (Node vertex : vector.need("vertices").elements()) {
            controlled |= vertex.isTrue("isBezier") && (vertex.has("controlPoint1") || vertex.has("controlPoint2"));
            // The first vertex of a closed vector has the last one as its previous point.
            branched |= !last.isEmpty()
                    && !vertex.string("prevPointId").orElse(last).equals(last);
            last = vertex.string("id").orElse("");
        }
        List<String> unread = new ArrayList<>();
        if (controlled) {
            unread.add("the control points of its curves are not read: a curve goes through its points without them");
        }
        if (branched) {
            unread.add("it has branches, but its points are read as one line");
        }
        return unread;
    }

    private static Shape.Mask brush(Node value, int width, int height, Limits limits) {
        if (value.has(Bitmask.KEY)) {
            return Bitmask.decode(value.need(Bitmask.KEY).text(), width, height, limits);
        }
        return LabelStudioRle.decode(bytes(value.need("rle")), width, height);
    }

    /** Returns the bytes of a run-length encoding, which is a list of numbers or a text in base64. */
    static int[] bytes(Node rle) {
        if (rle.isText()) {
            byte[] decoded = Base64.getDecoder().decode(rle.text());
            int[] bytes = new int[decoded.length];
            Arrays.setAll(bytes, i -> decoded[i] & 0xff);
            return bytes;
        }
        return Arrays.stream(rle.numbers()).mapToInt(number -> (int) number).toArray();
    }
}
