package org.labelport.createml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.geometry.BorderRounding;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Shares;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * Makes an item from an entry.
 *
 * @param id of the item
 * @param file path of the list, for messages and the split
 */
record EntryItem(String id, String file, SourceReport report) {

    /** How far coordinates may be off, since this and other programs write six decimals. */
    private static final double ROUNDING = 1e-6;

    Item of(JsonValue entry, Media.Image image) throws ExportException {
        Set<String> unread = new TreeSet<>();
        List<Annotation> annotations = annotations(entry, image, unread);
        Set<String> known = new HashSet<>(CreateMlNames.IMAGES);
        EntryList.boxesKey(entry).ifPresent(known::add);
        Map<String, Value> attributes = rest(entry, known, unread);
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(id, "createml.key-dropped", "not read: " + String.join(", ", unread)));
        }
        return new Item(
                id,
                EntryList.picture(entry),
                CreateMlFiles.split(file),
                Optional.empty(),
                image,
                annotations,
                List.of(),
                attributes);
    }

    private List<Annotation> annotations(JsonValue entry, Media.Image image, Set<String> unread)
            throws ExportException {
        List<Annotation> annotations = new ArrayList<>();
        int number = 0;
        for (JsonValue box : EntryList.boxes(entry)) {
            String annotation = Integer.toString(++number);
            try {
                String label =
                        box.field(CreateMlNames.LABEL).map(JsonValue::text).orElse("");
                annotations.add(Annotation.of(annotation, label, shape(box, image))
                        .withAttributes(rest(box, Set.of(CreateMlNames.LABEL, CreateMlNames.COORDINATES), unread)));
                box.field(CreateMlNames.COORDINATES)
                        .ifPresent(numbers -> numbers.fields().keySet().stream()
                                .filter(key -> !CreateMlNames.NUMBERS.contains(key))
                                .forEach(key -> unread.add(CreateMlNames.COORDINATES + "." + key)));
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        id, annotation, e.code(), file + ", line " + box.line() + ": " + e.getMessage()));
            }
        }
        return annotations;
    }

    private static Shape shape(JsonValue box, Media.Image image) throws ItemException {
        if (box.field(CreateMlNames.COORDINATES)
                .filter(value -> value.is(Kind.OBJECT))
                .isEmpty()) {
            throw new ItemException("box.missing", "the annotation has no coordinates. Add them.");
        }
        double[] numbers = new double[CreateMlNames.NUMBERS.size()];
        for (int i = 0; i < numbers.length; i++) {
            String name = CreateMlNames.NUMBERS.get(i);
            numbers[i] = EntryList.coordinate(box, name)
                    .orElseThrow(() -> new ItemException(
                            "number.invalid", name + " of the coordinates is not a finite number. Correct it."));
        }
        double left = numbers[0] - numbers[2] / 2;
        double top = numbers[1] - numbers[3] / 2;
        if (numbers[2] < 0 || numbers[3] < 0) {
            throw new ItemException("box.invalid", "width and height of a box must be 0 or more. Correct them.");
        }
        if (Shares.areEdges(left, top, left + numbers[2], top + numbers[3])) {
            throw new ItemException(
                    "box.invalid",
                    "the coordinates are from 0 to 1, as shares of the picture's sides are, but they must be pixels. Multiply"
                            + " them by width and height.");
        }
        if (!Double.isFinite(left + numbers[2]) || !Double.isFinite(top + numbers[3])) {
            throw new ItemException("box.invalid", "the box is larger than a number can be. Correct it.");
        }
        Shape.Box drawn = Shape.Box.of(left, top, numbers[2], numbers[3]);
        return image.hasSize()
                ? BorderRounding.undone(drawn, new Frame(image.width(), image.height()), ROUNDING, ROUNDING)
                : drawn;
    }

    /**
     * Returns the fields that the format does not define as attributes, and adds the keys of those that are not a
     * single value to {@code unread}.
     */
    private static Map<String, Value> rest(JsonValue json, Set<String> known, Set<String> unread) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        json.fields().forEach((key, value) -> {
            if (!known.contains(key) && !value.is(Kind.NULL)) {
                value.single().ifPresentOrElse(single -> attributes.put(key, single), () -> unread.add(key));
            }
        });
        return attributes;
    }
}
