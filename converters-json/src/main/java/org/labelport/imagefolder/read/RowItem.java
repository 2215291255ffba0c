package org.labelport.imagefolder.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.imagefolder.file.KeypointBox;
import org.labelport.imagefolder.file.ReadmeClasses;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Makes an item from a row.
 *
 * @param classes names of classes by number, for the columns that have a list of them
 * @param place file and line, for messages
 */
record RowItem(ReadmeClasses classes, SourceReport report, String id, String place) {

    private static final String DROPPED = "imagefolder.column-dropped";
    private static final String BOX_RECOMPUTED = "box.recomputed";
    private static final double BOX_TOLERANCE = 1;
    private static final List<String> CATEGORY = List.of("category", "categories", "label", "labels", "category_id");

    Item item(String path, Split split, Media.Image image, JsonValue row, List<Annotation> regions)
            throws ExportException {
        List<Annotation> annotations = new ArrayList<>(regions);
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> column : row.fields().entrySet()) {
            String name = column.getKey();
            JsonValue value = column.getValue();
            if (name.equals("file_name")
                    || name.equals(ReservedNames.MASK_COLUMN)
                    || name.isEmpty()
                    || value.is(Kind.NULL)) {
                continue;
            }
            if (name.equals("text") && value.is(Kind.TEXT)) {
                annotations.add(Annotation.of("text", "", new Shape.Whole())
                        .withAttributes(Map.of(Attributes.CAPTION, new Value.Text(value.text()))));
            } else if (name.equals(ReadmeClasses.LABEL) && isLabel(value)) {
                label(annotations, value);
            } else if (name.equals(ReadmeClasses.OBJECTS) && value.is(Kind.OBJECT)) {
                objects(lists(value), image, annotations);
            } else if (name.equals(ReadmeClasses.OBJECTS)
                    && value.is(Kind.ARRAY)
                    && value.elements().stream().allMatch(each -> each.is(Kind.OBJECT))) {
                objects(value.elements().stream().map(JsonValue::fields).toList(), image, annotations);
            } else {
                attribute(name, value, attributes);
            }
        }
        return new Item(id, path, split, Optional.empty(), image, annotations, List.of(), attributes);
    }

    /** Whether a value is a class: a name or number; where there is a list of classes, also any other single value. */
    private boolean isLabel(JsonValue value) {
        return value.is(Kind.INTEGER)
                || value.is(Kind.TEXT)
                || !value.is(Kind.OBJECT)
                        && !value.is(Kind.ARRAY)
                        && !classes.of(ReadmeClasses.LABEL).isEmpty();
    }

    private void label(List<Annotation> annotations, JsonValue value) throws ExportException {
        try {
            annotations.add(
                    Annotation.of("label", category(value, classes.of(ReadmeClasses.LABEL)), new Shape.Whole()));
        } catch (ItemException e) {
            report.error(ItemError.ofAnnotation(id, "label", e.code(), place + e.getMessage()));
        }
    }

    private void attribute(String name, JsonValue value, Map<String, Value> attributes) {
        value.single().ifPresentOrElse(single -> attributes.put(name, single), () -> dropped(name, value));
    }

    private void dropped(String column, JsonValue value) {
        if (!value.is(Kind.NULL)) {
            report.loss(Loss.changed(
                    id,
                    DROPPED,
                    "the column '" + column + "' holds " + value.kind().word() + " and is not read"));
        }
    }

    /**
     * Reads objects that are given as one list for each key. There are as many objects as the longest list has entries.
     */
    private List<Map<String, JsonValue>> lists(JsonValue objects) {
        reportLengths(objects);
        List<Map<String, JsonValue>> all = new ArrayList<>();
        objects.fields().forEach((key, column) -> {
            if (!column.is(Kind.ARRAY)) {
                dropped(ReadmeClasses.OBJECTS + "." + key, column);
            }
            for (int i = 0; i < column.elements().size(); i++) {
                if (i == all.size()) {
                    all.add(new LinkedHashMap<>());
                }
                all.get(i).put(key, column.elements().get(i));
            }
        });
        CATEGORY.stream()
                .filter(key -> all.stream().anyMatch(object -> object.containsKey(key)))
                .forEach(key -> all.forEach(object -> object.putIfAbsent(key, nothing(objects.line()))));
        return all;
    }

    /** Reports lists of different lengths: the entries of one that is too short may belong to other objects. */
    private void reportLengths(JsonValue objects) {
        int first = 0;
        boolean differ = false;
        for (JsonValue column : objects.fields().values()) {
            int length = column.elements().size();
            differ |= first > 0 && length > 0 && length != first;
            first = first > 0 ? first : length;
        }
        if (differ) {
            String lengths = objects.fields().entrySet().stream()
                    .filter(list -> !list.getValue().elements().isEmpty())
                    .map(list ->
                            list.getKey() + " " + list.getValue().elements().size())
                    .collect(Collectors.joining(", "));
            report.loss(Loss.changed(
                    id,
                    "imagefolder.objects-length",
                    "the lists of objects have different lengths (" + lengths
                            + "), so that values may be those of other objects"));
        }
    }

    /** Returns the value that an object has for a key whose list is too short. */
    private static JsonValue nothing(long line) {
        return JsonValue.leaf(Kind.NULL, line, "");
    }

    private void objects(List<Map<String, JsonValue>> objects, Media.Image image, List<Annotation> annotations)
            throws ExportException {
        Set<String> unread = new TreeSet<>();
        for (int i = 0; i < objects.size(); i++) {
            String annotation = Integer.toString(i + 1);
            try {
                ObjectFields fields = new ObjectFields(objects.get(i));
                annotations.addAll(object(annotation, fields, image));
                unread.addAll(fields.unread());
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        id, annotation, e.code(), place + "object " + annotation + ": " + e.getMessage()));
            }
        }
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(id, DROPPED, "these keys of objects are not read: " + String.join(", ", unread)));
        }
    }

    /**
     * Returns the annotation of an object. If the object has keypoints, and its box is not the one around them, the box
     * or outline and the keypoints are two annotations in a group.
     */
    private List<Annotation> object(String annotation, ObjectFields fields, Media.Image image) throws ItemException {
        String name = category(fields);
        Shape.Box box = fields.box();
        Optional<Shape.Polygon> region = fields.region();
        Optional<Shape.Points> points = fields.points();
        Map<String, Value> attributes = fields.attributes();
        if (region.isPresent() && !isBoxOf(region.get(), box, image)) {
            report.loss(Loss.changed(
                    id,
                    annotation,
                    BOX_RECOMPUTED,
                    "bbox does not enclose the segmentation within a pixel; the segmentation is used"));
        }
        boolean boxSaid = region.isEmpty() && points.isPresent() && isBoxOf(points.get(), box, image);
        Shape main = region.isPresent() ? region.get() : boxSaid ? points.get() : box;
        Annotation first = Annotation.of(annotation, name, main).withAttributes(attributes);
        return points.isEmpty() || boxSaid
                ? List.of(first)
                : List.of(
                        first.withGroup(annotation),
                        Annotation.of(annotation + "/keypoints", name, points.get())
                                .withGroup(annotation));
    }

    /** Returns whether a box is the one around a shape, or around the part of the shape that is inside the picture. */
    private static boolean isBoxOf(Shape shape, Shape.Box box, Media.Image image) {
        Optional<Shape.Box> bounds = Boxes.bounds(shape);
        Optional<Shape.Box> shown = image.hasSize()
                ? bounds.map(each -> KeypointBox.shown(each, new Frame(image.width(), image.height())))
                : bounds;
        return bounds.isPresent()
                && (Boxes.near(bounds.get(), box, BOX_TOLERANCE)
                        || shown.isPresent() && Boxes.near(shown.get(), box, BOX_TOLERANCE));
    }

    private String category(ObjectFields fields) throws ItemException {
        for (String key : CATEGORY) {
            Optional<JsonValue> value = fields.take(key);
            if (value.isPresent()) {
                return category(value.get(), classes.of(ReadmeClasses.OBJECTS + "." + key));
            }
        }
        return "";
    }

    private static String category(JsonValue value, List<String> names) throws ItemException {
        if (value.text().isEmpty()) {
            throw new ItemException(
                    "category.missing", "the category is " + value.shown() + ". Give a name or number.");
        }
        if (names.isEmpty()) {
            return value.text();
        }
        int number = ReadmeClasses.number(value, names).orElse(-1);
        if (number < 0 || number >= names.size()) {
            throw new ItemException(
                    "category.unknown",
                    "the category " + value.shown() + " is not among those of README.md. Add it there.");
        }
        return names.get(number);
    }
}
