package org.labelport.imagefolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Makes an item of a row.
 *
 * @param classes names of numbers; empty when there is no list
 * @param place file and line, for messages
 */
record RowItem(List<String> classes, SourceReport report, String id, String place) {

    private static final List<String> CATEGORY = List.of("category", "categories", "label", "labels", "category_id");

    Item item(String path, Split split, Media.Image image, JsonValue row, List<Annotation> regions)
            throws ExportException {
        List<Annotation> annotations = new ArrayList<>(regions);
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> column : row.fields().entrySet()) {
            String name = column.getKey();
            JsonValue value = column.getValue();
            if (name.equals("file_name") || name.equals(Splits.MASK_COLUMN) || name.isEmpty() || value.is(Kind.NULL)) {
                continue;
            }
            if (name.equals("text") && value.is(Kind.TEXT)) {
                annotations.add(Annotation.of("text", "", new Shape.Whole())
                        .withAttributes(Map.of(Attributes.CAPTION, new Value.Text(value.text()))));
            } else if (name.equals("label") && (value.is(Kind.INTEGER) || value.is(Kind.TEXT))) {
                label(annotations, value);
            } else if (name.equals("objects") && value.is(Kind.OBJECT)) {
                lists(value, annotations);
            } else if (name.equals("objects")
                    && value.is(Kind.ARRAY)
                    && value.elements().stream().allMatch(each -> each.is(Kind.OBJECT))) {
                list(value.elements(), annotations);
            } else {
                attribute(name, value, attributes);
            }
        }
        return new Item(id, path, split, Optional.empty(), image, annotations, List.of(), attributes);
    }

    private void label(List<Annotation> annotations, JsonValue value) throws ExportException {
        try {
            annotations.add(Annotation.of("label", category(value), new Shape.Whole()));
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(id, "label", e.code(), place + e.getMessage()));
        }
    }

    private void attribute(String name, JsonValue value, Map<String, Value> attributes) {
        if (value.isFlag()) {
            attributes.put(name, new Value.Flag(value.is(Kind.TRUE)));
        } else if (value.finite().isPresent()) {
            attributes.put(name, new Value.Number(value.finite().getAsDouble()));
        } else if (value.is(Kind.TEXT)) {
            attributes.put(name, new Value.Text(value.text()));
        } else {
            report.loss(Loss.changed(
                    id,
                    "imagefolder.column-dropped",
                    "the column '" + name + "' holds " + value.kind().word() + " and is not read"));
        }
    }

    /** Objects as lists of what they have, one list for each key. */
    private void lists(JsonValue objects, List<Annotation> annotations) throws ExportException {
        List<JsonValue> boxes = column(objects, "bbox");
        for (int i = 0; i < boxes.size(); i++) {
            int index = i;
            object(
                    i + 1,
                    key -> at(column(objects, key), index),
                    key -> !column(objects, key).isEmpty(),
                    annotations);
        }
    }

    /** Objects as a list of objects. */
    private void list(List<JsonValue> objects, List<Annotation> annotations) throws ExportException {
        for (int i = 0; i < objects.size(); i++) {
            JsonValue object = objects.get(i);
            object(i + 1, object::field, key -> object.field(key).isPresent(), annotations);
        }
    }

    /**
     * Reads an object.
     *
     * @param field what it has of a key
     * @param listed whether objects have something of a key
     */
    private void object(
            int number,
            Function<String, Optional<JsonValue>> field,
            Predicate<String> listed,
            List<Annotation> annotations)
            throws ExportException {
        String annotation = Integer.toString(number);
        try {
            Optional<String> column = CATEGORY.stream().filter(listed).findFirst();
            Optional<JsonValue> category = column.flatMap(field);
            if (column.isPresent() && category.isEmpty()) {
                throw new ItemException("category.missing", "the object has no category. Add one to the list.");
            }
            JsonValue bbox = field.apply("bbox")
                    .orElseThrow(() -> new ItemException("box.missing", "the object has no bbox. Add one."));
            Shape shape = shape(bbox, field.apply("segmentation"), field.apply("keypoints"));
            boolean crowd = field.apply("iscrowd")
                    .filter(value -> value.text().equals("1") || value.is(Kind.TRUE))
                    .isPresent();
            String name = category.isPresent() ? category(category.get()) : "";
            annotations.add(Annotation.of(annotation, name, shape)
                    .withAttributes(crowd ? Map.of(Attributes.CROWD, new Value.Flag(true)) : Map.of()));
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(
                    id, annotation, e.code(), place + "object " + annotation + ": " + e.getMessage()));
        }
    }

    private static List<JsonValue> column(JsonValue objects, String name) {
        return objects.field(name).map(JsonValue::elements).orElse(List.of());
    }

    private static Optional<JsonValue> at(List<JsonValue> column, int index) {
        return index < column.size() ? Optional.of(column.get(index)) : Optional.empty();
    }

    private String category(JsonValue value) throws ItemException {
        if (value.is(Kind.INTEGER) && !classes.isEmpty()) {
            double number = value.finite().orElse(-1);
            if (number < 0 || number >= classes.size()) {
                throw new ItemException(
                        "category.unknown",
                        "the category " + value.text() + " is not among those of README.md. Add it.");
            }
            return classes.get((int) number);
        }
        String name = value.text();
        if (name.isEmpty()) {
            throw new ItemException(
                    "category.missing", "the category is " + value.shown() + ". Give a name or number.");
        }
        if (!classes.isEmpty() && !classes.contains(name)) {
            throw new ItemException("category.unknown", "'" + name + "' is not among those of README.md. Add it.");
        }
        return name;
    }

    private static Shape shape(JsonValue bbox, Optional<JsonValue> segmentation, Optional<JsonValue> keypoints)
            throws ItemException {
        List<JsonValue> rings = segmentation.map(JsonValue::elements).orElse(List.of());
        if (!rings.isEmpty()) {
            List<Shape.Polygon.Part> parts = new ArrayList<>();
            for (JsonValue ring : rings) {
                double[] xy = numbers(ring, "segmentation");
                if (xy.length < 6 || xy.length % 2 != 0) {
                    throw new ItemException("imagefolder.points", "a ring needs three points or more, in pairs");
                }
                parts.add(new Shape.Polygon.Part(new PointList(xy), List.of()));
            }
            return new Shape.Polygon(parts);
        }
        double[] points = keypoints.isPresent() ? numbers(keypoints.get(), "keypoints") : new double[0];
        if (points.length > 0 && points.length % 3 == 0) {
            List<Keypoint> all = new ArrayList<>();
            for (int i = 0; i < points.length; i += 3) {
                int visibility = (int) Math.max(0, Math.min(2, points[i + 2]));
                all.add(new Keypoint("", points[i], points[i + 1], Keypoint.Visibility.values()[visibility]));
            }
            return new Shape.Points(all);
        }
        double[] box = numbers(bbox, "bbox");
        if (box.length != 4 || box[2] < 0 || box[3] < 0) {
            throw new ItemException(
                    "box.invalid", "a bbox is x, y, width and height, the last two 0 or more. Correct it.");
        }
        return Shape.Box.of(box[0], box[1], box[2], box[3]);
    }

    private static double[] numbers(JsonValue value, String what) throws ItemException {
        return value.numbers()
                .orElseThrow(
                        () -> new ItemException("number.invalid", what + " is no list of finite numbers. Correct it."));
    }
}
