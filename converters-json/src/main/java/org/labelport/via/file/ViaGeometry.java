package org.labelport.via.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;

/** Makes shapes from {@code shape_attributes}. */
public final class ViaGeometry {

    private static final Set<String> KEYS = Set.of(
            "name", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "theta", "all_points_x", "all_points_y");

    private ViaGeometry() {}

    /** Returns the keys that VIA does not have, such as the rotation of a rect, unless their values say nothing. */
    public static Set<String> unread(JsonValue json) {
        Set<String> unread = new TreeSet<>();
        json.fields().forEach((key, value) -> {
            boolean nothing = value.is(JsonValue.Kind.NULL)
                    || value.is(JsonValue.Kind.TEXT) && value.text().isEmpty()
                    || value.finite().equals(OptionalDouble.of(0));
            if (!KEYS.contains(key) && !nothing) {
                unread.add("shape_attributes." + key);
            }
        });
        return unread;
    }

    /** Returns the shape of a region. */
    public static Shape shape(JsonValue json) throws ItemException {
        String name = json.textOf("name");
        return switch (name) {
            case "rect", "rectangle" -> {
                double width = number(json, "width");
                double height = number(json, "height");
                if (width < 0 || height < 0) {
                    throw new ItemException("box.invalid", "the width or height of a rect is below 0. Correct it.");
                }
                yield Shape.Box.of(number(json, "x"), number(json, "y"), width, height);
            }
            case "circle" -> {
                double radius = radius(json, "r");
                yield new Shape.Ellipse(number(json, "cx"), number(json, "cy"), radius, radius, 0);
            }
            case "ellipse" ->
                new Shape.Ellipse(
                        number(json, "cx"),
                        number(json, "cy"),
                        radius(json, "rx"),
                        radius(json, "ry"),
                        json.present("theta").isPresent() ? number(json, "theta") : 0);
            case "point" ->
                new Shape.Points(
                        List.of(new Keypoint("", number(json, "cx"), number(json, "cy"), Keypoint.Visibility.VISIBLE)));
            case "polygon" -> new Shape.Polygon(List.of(new Shape.Polygon.Part(points(json, 3), List.of())));
            case "polyline" -> new Shape.Path(points(json, 2), false, false);
            default ->
                throw new ItemException(
                        "via.shape",
                        "the shape '" + name
                                + "' is not known. Use rect, circle, ellipse, polygon, polyline or point.");
        };
    }

    private static double number(JsonValue json, String key) throws ItemException {
        Optional<JsonValue> value = json.present(key);
        if (value.isEmpty() || value.get().finite().isEmpty()) {
            throw new ItemException(
                    "number.invalid",
                    key + " is " + value.map(JsonValue::shown).orElse("missing")
                            + ", not a finite number. Correct it.");
        }
        return value.get().finite().getAsDouble();
    }

    private static double radius(JsonValue json, String key) throws ItemException {
        double radius = number(json, key);
        if (radius < 0) {
            throw new ItemException("number.invalid", key + " is " + radius + ", but a radius must be 0 or more");
        }
        return radius;
    }

    private static PointList points(JsonValue json, int least) throws ItemException {
        Optional<double[]> x = json.field("all_points_x").flatMap(JsonValue::numbers);
        Optional<double[]> y = json.field("all_points_y").flatMap(JsonValue::numbers);
        if (x.isEmpty() || y.isEmpty() || x.get().length != y.get().length) {
            throw new ItemException(
                    "number.invalid", "all_points_x and all_points_y are not two lists of equally many finite numbers");
        }
        int count = x.get().length;
        // Some programs repeat the first point of a polygon at its end.
        boolean closed =
                count > least && least == 3 && x.get()[0] == x.get()[count - 1] && y.get()[0] == y.get()[count - 1];
        int kept = closed ? count - 1 : count;
        if (kept < least) {
            throw new ItemException(
                    "via.points", "a polygon or polyline needs " + least + " points or more, but has " + kept);
        }
        double[] xy = new double[2 * kept];
        for (int i = 0; i < kept; i++) {
            xy[2 * i] = x.get()[i];
            xy[2 * i + 1] = y.get()[i];
        }
        return new PointList(xy);
    }
}
