package org.labelport.imagefolder.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Attributes;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/** The fields that a row has for one object. Fields that are read are removed; those that remain become attributes. */
final class ObjectFields {

    private static final List<String> BOX = List.of("bbox", "bboxes");

    /** Fields that are not read, since objects are numbered anew and their areas follow from their outlines. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("id", "area");

    private final Map<String, JsonValue> fields;
    private final Set<String> unread = new TreeSet<>();

    ObjectFields(Map<String, JsonValue> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    Optional<JsonValue> take(String key) {
        return Optional.ofNullable(fields.remove(key));
    }

    /** Returns the keys of fields whose values cannot be read. To be called after all other methods. */
    Set<String> unread() {
        return unread;
    }

    Shape.Box box() throws ItemException {
        JsonValue value = BOX.stream()
                .flatMap(key -> take(key).stream())
                .findFirst()
                .orElseThrow(() -> new ItemException("box.missing", "the object has no bbox. Add one."));
        double[] box = numbers(value, "bbox");
        if (box.length != 4 || box[2] < 0 || box[3] < 0) {
            throw new ItemException(
                    "box.invalid", "a bbox must be x, y, width and height, the last two 0 or more. Correct it.");
        }
        return Shape.Box.of(box[0], box[1], box[2], box[3]);
    }

    Optional<Shape.Polygon> region() throws ItemException {
        Optional<JsonValue> segmentation = take("segmentation");
        if (segmentation.isPresent() && !segmentation.get().is(Kind.ARRAY)) {
            keepUnread("segmentation", segmentation.get());
        }
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (JsonValue ring : segmentation.map(JsonValue::elements).orElse(List.of())) {
            double[] xy = numbers(ring, "segmentation");
            if (xy.length < 6 || xy.length % 2 != 0) {
                throw new ItemException("imagefolder.points", "a ring needs three points or more, in pairs");
            }
            parts.add(new Shape.Polygon.Part(new PointList(xy), List.of()));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Shape.Polygon(parts));
    }

    Optional<Shape.Points> points() throws ItemException {
        Optional<JsonValue> keypoints = take("keypoints").filter(value -> !value.is(Kind.NULL));
        double[] points = keypoints.isPresent() ? numbers(keypoints.get(), "keypoints") : new double[0];
        if (points.length == 0 || points.length % 3 != 0) {
            keypoints.filter(unused -> points.length > 0).ifPresent(value -> keepUnread("keypoints", value));
            return Optional.empty();
        }
        List<Keypoint> all = new ArrayList<>();
        boolean labelled = false;
        for (int i = 0; i < points.length; i += 3) {
            int visibility = (int) points[i + 2];
            if (visibility != points[i + 2] || visibility < 0 || visibility > 2) {
                throw new ItemException(
                        "imagefolder.points",
                        "the visibility of a keypoint is " + points[i + 2] + ", not 0, 1 or 2. Correct it.");
            }
            labelled |= visibility > 0;
            all.add(new Keypoint("", points[i], points[i + 1], Keypoint.Visibility.values()[visibility]));
        }
        return labelled ? Optional.of(new Shape.Points(all)) : Optional.empty();
    }

    /** Returns the mark of a region of many objects, and all fields that have not been read. */
    Map<String, Value> attributes() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        take("iscrowd").ifPresent(value -> {
            if (value.is(Kind.TRUE) || value.text().equals("1")) {
                attributes.put(Attributes.CROWD, new Value.Flag(true));
            } else if (!value.is(Kind.FALSE) && !value.text().equals("0")) {
                keepUnread("iscrowd", value);
            }
        });
        fields.forEach((key, value) -> {
            if (!SAID_ELSEWHERE.contains(key)) {
                value.single().ifPresentOrElse(single -> attributes.put(key, single), () -> keepUnread(key, value));
            }
        });
        return attributes;
    }

    private void keepUnread(String key, JsonValue value) {
        if (!value.is(Kind.NULL)) {
            unread.add(key);
        }
    }

    private static double[] numbers(JsonValue value, String what) throws ItemException {
        return value.numbers()
                .orElseThrow(() ->
                        new ItemException("number.invalid", what + " is not a list of finite numbers. Correct it."));
    }
}
