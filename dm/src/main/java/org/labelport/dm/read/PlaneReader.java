package org.labelport.dm.read;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** Reads boxes, polygons, lines and keypoints: V1's objects with named fields, and V2's lists without names. */
final class PlaneReader {

    private static final List<String> BOX_KEYS = List.of("x", "y", "width", "height", "rotation");
    private static final List<String> POINT_KEYS = List.of("x", "y", "id");

    private PlaneReader() {}

    /**
     * Reads a box.
     *
     * @param turned V2's rotation, which is an attribute there; null for none
     */
    static Shape.Box box(@Nullable Object geometry, @Nullable Object turned, Reading reading) throws GeometryException {
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there is no box");
        }
        double[] sides = new double[4];
        Object rotation = turned;
        if (geometry instanceof Map<?, ?> fields) {
            for (int i = 0; i < sides.length; i++) {
                sides[i] = number(fields.get(BOX_KEYS.get(i)), BOX_KEYS.get(i));
            }
            rotation = fields.get("rotation") == null ? turned : fields.get("rotation");
            reading.keepOthers("coordinate", fields, BOX_KEYS);
        } else {
            List<?> list = PlainJson.list(geometry);
            if (list.size() < sides.length) {
                throw GeometryException.invalid("a box needs x, y, width and height");
            }
            for (int i = 0; i < sides.length; i++) {
                sides[i] = number(list.get(i), BOX_KEYS.get(i));
            }
            if (list.size() > sides.length) {
                reading.keep("data", geometry);
            }
        }
        double angle = rotation == null ? 0 : number(rotation, "rotation");
        return upright(sides, halfTurn(angle), reading);
    }

    private static Shape.Box upright(double[] sides, double angle, Reading reading) {
        if (sides[2] < 0 || sides[3] < 0) {
            reading.note(
                    DmCodes.SIZE_NEGATIVE,
                    "the box of " + sides[2] + " x " + sides[3]
                            + " has a negative side, and is read from its other corner");
        }
        double left = sides[2] < 0 ? sides[0] + sides[2] : sides[0];
        double top = sides[3] < 0 ? sides[1] + sides[3] : sides[1];
        return new Shape.Box(left, top, Math.abs(sides[2]), Math.abs(sides[3]), angle);
    }

    /** Returns the same angle in (-π, π]. */
    private static double halfTurn(double angle) {
        if (angle > -Math.PI && angle <= Math.PI) {
            return angle + 0.0;
        }
        double turned = Math.IEEEremainder(angle, 2 * Math.PI);
        return turned <= -Math.PI ? Math.PI : turned + 0.0;
    }

    /**
     * Reads a polygon of one part without holes. Its ring does not repeat the first point, even if the document does.
     */
    static Shape.Polygon polygon(@Nullable Object geometry, Reading reading) throws GeometryException {
        double[] xy = points(geometry, reading);
        int last = xy.length - 2;
        boolean repeated = last > 2 && xy[0] == xy[last] && xy[1] == xy[last + 1];
        return Shape.Polygon.of(repeated ? Arrays.copyOf(xy, last) : xy);
    }

    static Shape.Path line(@Nullable Object geometry, Reading reading) throws GeometryException {
        return new Shape.Path(new PointList(points(geometry, reading)), false, false);
    }

    /**
     * Reads a keypoint.
     *
     * @param name the point's name, which is that of its class
     */
    static Shape.Points keypoint(@Nullable Object geometry, String name, Reading reading) throws GeometryException {
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there is no point");
        }
        double[] xy = new double[2];
        if (takePoint(geometry, xy, 0)) {
            reading.keep("coordinate", geometry);
        }
        return new Shape.Points(List.of(new Keypoint(name, xy[0], xy[1], Keypoint.Visibility.VISIBLE)));
    }

    /** Reads points: objects, pairs, or numbers that alternate between x and y. */
    private static double[] points(@Nullable Object geometry, Reading reading) throws GeometryException {
        if (PlainJson.isNothing(geometry)) {
            throw GeometryException.missing("there are no points");
        }
        if (!(geometry instanceof List<?> list)) {
            throw GeometryException.invalid("the points are not a list");
        }
        return list.get(0) instanceof Number ? alternating(list) : single(list, reading);
    }

    private static double[] alternating(List<?> list) throws GeometryException {
        if (list.size() % 2 != 0) {
            throw GeometryException.invalid("there are " + list.size() + " numbers, which are not pairs of x and y");
        }
        double[] xy = new double[list.size()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = number(list.get(i), i % 2 == 0 ? "x" : "y");
        }
        return xy;
    }

    private static double[] single(List<?> list, Reading reading) throws GeometryException {
        double[] xy = new double[Math.multiplyExact(2, list.size())];
        boolean more = false;
        for (int i = 0; i < list.size(); i++) {
            more |= takePoint(list.get(i), xy, 2 * i);
        }
        if (more) {
            reading.keep("coordinate", list);
        }
        return xy;
    }

    /** Reads a point into an array at an index, and returns whether it has more values than coordinates and an id. */
    private static boolean takePoint(@Nullable Object point, double[] xy, int at) throws GeometryException {
        if (point instanceof Map<?, ?> fields) {
            xy[at] = number(fields.get("x"), "x");
            xy[at + 1] = number(fields.get("y"), "y");
            return !POINT_KEYS.containsAll(fields.keySet());
        }
        List<?> list = PlainJson.list(point);
        if (list.size() < 2) {
            throw GeometryException.invalid("a point needs x and y");
        }
        xy[at] = number(list.get(0), "x");
        xy[at + 1] = number(list.get(1), "y");
        return list.size() > 2;
    }

    private static double number(@Nullable Object value, String name) throws GeometryException {
        OptionalDouble number = PlainJson.number(value);
        if (number.isEmpty()) {
            throw GeometryException.invalid(value == null ? name + " is missing" : name + " is not a finite number");
        }
        return number.getAsDouble() + 0.0;
    }
}
