package org.labelport.via.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;

/** Spells a region of VIA 3, which is the number of a shape and its coordinates in one list, as VIA 2 does. */
final class Via3Shape {

    private static final String RECT = "rect";
    private static final String CIRCLE = "circle";

    private Via3Shape() {}

    /** Returns the region with its name and coordinates. What is missing or wrong there is found when it is read. */
    static JsonValue of(JsonValue xy) {
        String shape = xy.elements().isEmpty() ? "" : xy.elements().get(0).text();
        return switch (shape) {
            case "1" -> named(xy, "point", "cx", "cy");
            case "2" -> named(xy, RECT, "x", "y", "width", "height");
            case "3" -> named(xy, CIRCLE, "cx", "cy", "r");
            case "4" -> named(xy, "ellipse", "cx", "cy", "rx", "ry");
            case "5", "6" -> points(xy, "polyline");
            case "7" -> points(xy, "polygon");
            case "8" -> aroundPoints(xy);
            case "9" -> throughPoints(xy);
            default -> named(xy, "number " + shape);
        };
    }

    private static JsonValue named(JsonValue xy, String name, String... keys) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("name", JsonValue.leaf(Kind.TEXT, xy.line(), name));
        for (int i = 0; i < keys.length && i + 1 < xy.elements().size(); i++) {
            fields.put(keys[i], xy.elements().get(i + 1));
        }
        return JsonValue.object(xy.line(), fields);
    }

    private static JsonValue points(JsonValue xy, String name) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(named(xy, name).fields());
        fields.put("all_points_x", xy.everySecond(1));
        fields.put("all_points_y", xy.everySecond(2));
        return JsonValue.object(xy.line(), fields);
    }

    /** Returns the rectangle of which the list has the leftmost, rightmost, upper and lower point, in any order. */
    private static JsonValue aroundPoints(JsonValue xy) {
        Optional<double[]> numbers = xy.numbers().filter(all -> all.length == 9);
        if (numbers.isEmpty()) {
            return named(xy, RECT);
        }
        double[] at = numbers.get();
        double left = Math.min(Math.min(at[1], at[3]), Math.min(at[5], at[7]));
        double top = Math.min(Math.min(at[2], at[4]), Math.min(at[6], at[8]));
        double right = Math.max(Math.max(at[1], at[3]), Math.max(at[5], at[7]));
        double bottom = Math.max(Math.max(at[2], at[4]), Math.max(at[6], at[8]));
        return named(list(xy, left, top, right - left, bottom - top), RECT, "x", "y", "width", "height");
    }

    /** Returns the circle through three points; they must not be on one line. */
    private static JsonValue throughPoints(JsonValue xy) {
        Optional<double[]> numbers = xy.numbers().filter(all -> all.length == 7);
        if (numbers.isEmpty()) {
            return named(xy, CIRCLE);
        }
        double[] at = numbers.get();
        double bx = at[3] - at[1];
        double by = at[4] - at[2];
        double cx = at[5] - at[1];
        double cy = at[6] - at[2];
        double twice = 2 * (bx * cy - by * cx);
        double b = bx * bx + by * by;
        double c = cx * cx + cy * cy;
        double x = (cy * b - by * c) / twice;
        double y = (bx * c - cx * b) / twice;
        return named(list(xy, at[1] + x, at[2] + y, StrictMath.hypot(x, y)), CIRCLE, "cx", "cy", "r");
    }

    private static JsonValue list(JsonValue xy, double... numbers) {
        List<JsonValue> elements = new ArrayList<>();
        elements.add(xy.elements().get(0));
        for (double number : numbers) {
            elements.add(JsonValue.leaf(Kind.DECIMAL, xy.line(), Double.toString(number)));
        }
        return JsonValue.array(xy.line(), elements);
    }
}
