package org.labelport.labelme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.PartJoiner;
import org.labelport.report.ItemException;

/**
 * One entry of {@code shapes}.
 *
 * @param part the entry as one to join; it has the shape's flags and other attributes
 * @param unknown keys that are not read
 */
record ReadShape(PartJoiner.Part part, List<String> unknown) {

    /** The key, and the type, of shapes that are pictures. */
    private static final String MASK = "mask";

    /** The key of X-AnyLabeling's attributes. */
    private static final String ATTRIBUTES = "attributes";

    private static final Set<String> KNOWN =
            Set.of("label", "points", "group_id", "description", "shape_type", "flags", MASK, "score", ATTRIBUTES);

    /** The types of the values of optional keys. Values of other types are not read. */
    private static final Map<String, Predicate<JsonValue>> TYPES = Map.of(
            "flags",
            value -> value.is(Kind.OBJECT),
            "group_id",
            value -> value.isNumber() || value.is(Kind.TEXT),
            ShapeJson.DESCRIPTION,
            value -> value.is(Kind.TEXT),
            "score",
            value -> value.finite().isPresent());

    /** Keys that are left out without a report, since they hold only how a program draws the shape. */
    private static final Set<String> IGNORED = Set.of("line_color", "fill_color", "lineColor", "fillColor");

    /** The key of X-AnyLabeling for the angle of a rotated box, in radians. */
    private static final String DIRECTION = "direction";

    /** How much a direction that is rounded may differ from the angle of the box. */
    private static final double SAME_ANGLE = 1e-3;

    /** Reads an entry. The description of a point in a group is the name of the keypoint. */
    static ReadShape of(JsonValue json, Limits limits) throws ItemException {
        String label = json.field("label")
                .filter(value -> value.is(Kind.INTEGER))
                .map(JsonValue::text)
                .orElse(json.textOf("label"));
        if (label.isEmpty()) {
            throw new ItemException("category.missing", "the shape has no label. Add one.");
        }
        String type = json.present("shape_type").map(JsonValue::text).orElse("polygon");
        Map<String, Value> flags = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        json.fieldsOf("flags").forEach((name, value) -> {
            if (value.isFlag()) {
                flags.put(name, new Value.Flag(value.is(Kind.TRUE)));
            } else {
                unknown.add("flags." + name);
            }
        });
        json.fields().forEach((name, value) -> {
            Optional<Value> own = isOwn(name) && !value.isEmpty() ? value.single() : Optional.empty();
            if (own.isPresent() && !flags.containsKey(name)) {
                flags.put(name, own.get());
            } else if (!isRead(name, value, type) && !IGNORED.contains(name) && !value.isEmpty()) {
                unknown.add(name);
            }
        });
        json.present(ATTRIBUTES).ifPresent(value -> readAttributes(value, flags, unknown));
        Shape shape = LabelmeGeometry.shape(type, points(json), json.textOf(MASK), limits, unknown);
        if (isAngleOf(shape, flags.get(DIRECTION))) {
            flags.remove(DIRECTION);
        }
        String group = json.present("group_id").map(JsonValue::text).orElse("");
        String description = json.textOf(ShapeJson.DESCRIPTION);
        boolean keypoint = type.equals("point") && !group.isEmpty();
        if (!keypoint && !description.isEmpty()) {
            flags.put(ShapeJson.DESCRIPTION, new Value.Text(description));
        }
        OptionalDouble score = json.field("score").map(JsonValue::finite).orElse(OptionalDouble.empty());
        return new ReadShape(
                new PartJoiner.Part(label, shape, group, keypoint ? description : "", flags, score), unknown);
    }

    private static boolean isAngleOf(Shape shape, @Nullable Value direction) {
        return shape instanceof Shape.Box box
                && direction instanceof Value.Number angle
                && Math.abs(Math.IEEEremainder(angle.number() - box.angle(), 2 * Math.PI)) < SAME_ANGLE;
    }

    /** Returns whether a key is one that another program has added. */
    private static boolean isOwn(String key) {
        return !key.isEmpty() && !KNOWN.contains(key) && !IGNORED.contains(key);
    }

    private static boolean isRead(String key, JsonValue value, String type) {
        return KNOWN.contains(key)
                && (!key.equals(MASK) || type.equals(MASK))
                && TYPES.getOrDefault(key, unused -> true).test(value);
    }

    private static void readAttributes(JsonValue attributes, Map<String, Value> into, List<String> unknown) {
        if (!attributes.is(Kind.OBJECT) && !attributes.isEmpty()) {
            unknown.add(ATTRIBUTES);
        }
        attributes.fields().forEach((name, value) -> {
            Optional<Value> single = value.single();
            if (single.isEmpty() || into.containsKey(name)) {
                unknown.add(ATTRIBUTES + "." + name);
            } else {
                into.put(name, single.get());
            }
        });
    }

    private static PointList points(JsonValue json) throws ItemException {
        Optional<JsonValue> points = json.field("points").filter(value -> value.is(Kind.ARRAY));
        if (points.isEmpty() || points.get().elements().isEmpty()) {
            throw new ItemException("labelme.points", "the shape has no points. Add them, or remove the shape.");
        }
        List<JsonValue> elements = points.get().elements();
        double[] xy = new double[2 * elements.size()];
        for (int i = 0; i < elements.size(); i++) {
            Optional<double[]> point = elements.get(i).numbers().filter(numbers -> numbers.length == 2);
            if (point.isEmpty()) {
                throw new ItemException(
                        "number.invalid", "point " + (i + 1) + " is not a pair of finite numbers. Correct it.");
            }
            xy[2 * i] = point.get()[0];
            xy[2 * i + 1] = point.get()[1];
        }
        return new PointList(xy);
    }
}
