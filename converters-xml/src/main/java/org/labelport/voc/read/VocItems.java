package org.labelport.voc.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceReport;
import org.labelport.target.UnannotatedPictures;
import org.labelport.voc.file.BaseRecord;
import org.labelport.voc.file.ObjectAttributes;
import org.labelport.voc.file.ObjectPolygon;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.NumberText;

/**
 * Makes items from the content of annotation files.
 *
 * @param base coordinate of the first pixel in files that do not record it
 * @param taxonomy that categories must be in; empty when there is no list
 * @param unannotated notes the pictures of the files
 */
record VocItems(
        int base,
        Optional<Taxonomy> taxonomy,
        NamedMedia pictures,
        SegmentationPictures segmentation,
        TagFiles tags,
        UnannotatedPictures unannotated,
        SourceReport report) {

    private static final String NOT_READ = "voc.element-dropped";

    /**
     * An object that was read. The annotation has its box, or its polygon when it has no box.
     *
     * @param polygon of the object, if it has one
     */
    private record ReadObject(Annotation annotation, Optional<Shape.Polygon> polygon) {}

    /** Returns the item of a file; empty when it was reported as an error. */
    Optional<Item> item(String id, String file, Split split, VocXml xml) throws ExportException {
        List<ReadObject> objects = objects(id, file, xml);
        try {
            String path = PictureName.path(id, xml.field("filename"), pictures.folder());
            unannotated.annotated(path);
            Media.Image image = pictures.picture(List.of(path), size(xml, "width"), size(xml, "height"));
            reportOtherName(id, path, xml.field("filename"));
            reportUnread(id, "", xml.unknown());
            reportMissingMasks(id, xml, objects);
            List<Annotation> all = tags.added(id, segmentation.added(id, image, annotations(objects)));
            Map<String, Value> attributes = xml.fields().containsKey("verified")
                    ? Map.of(Attributes.UNKNOWN_PREFIX + "verified", new Value.Text(xml.field("verified")))
                    : Map.of();
            return Optional.of(new Item(id, path, split, Optional.empty(), image, all, List.of(), attributes));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, objects.size(), e.code(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the objects of a file that can be read, and reports the others as errors. */
    private List<ReadObject> objects(String id, String file, VocXml xml) throws ExportException {
        List<ReadObject> read = new ArrayList<>();
        int number = 0;
        int imageBase = BaseRecord.parse(xml.field("annotation")).orElse(base);
        for (ObjectXml object : xml.objects()) {
            String annotation = Integer.toString(++number);
            try {
                Optional<Shape.Polygon> polygon = ObjectPolygon.of(object.polygons(), imageBase);
                Shape shape = shape(object, polygon, imageBase);
                read.add(new ReadObject(annotation(annotation, object, shape), polygon));
                List<String> unread = new ArrayList<>(object.unknown());
                if (polygon.isEmpty() && !object.polygons().isEmpty()) {
                    unread.add(0, ObjectPolygon.TAG);
                }
                reportUnread(id, annotation, unread);
            } catch (ItemException e) {
                String place = file + ", line " + object.line() + ": ";
                report.error(ItemError.ofAnnotation(id, annotation, e.code(), place + e.getMessage()));
            }
        }
        return read;
    }

    /** Notes the picture of an XML file that cannot be read: the one that has its name. */
    void unread(String id) {
        unannotated.annotated(PictureName.path(id, "", pictures.folder()));
    }

    /**
     * Returns the annotations of objects. An object with a polygon becomes that polygon; its box is kept, too, unless
     * it is the bounding box of the polygon.
     */
    private static List<Annotation> annotations(List<ReadObject> objects) {
        List<Annotation> all = new ArrayList<>();
        for (ReadObject object : objects) {
            Annotation annotation = object.annotation();
            if (object.polygon().isEmpty() || !(annotation.shape() instanceof Shape.Box box)) {
                all.add(annotation);
                continue;
            }
            Shape.Polygon polygon = object.polygon().get();
            if (SegmentationPictures.isBoxOf(polygon, box)) {
                all.add(annotation.withShape(polygon));
            } else {
                String group = annotation.group().isEmpty() ? "object-" + annotation.id() : annotation.group();
                all.add(annotation.withGroup(group));
                all.add(Annotation.of("polygon-" + annotation.id(), annotation.category(), polygon)
                        .withGroup(group));
            }
        }
        return all;
    }

    private void reportOtherName(String item, String path, String recorded) {
        if (!PictureName.isNamed(path, recorded)) {
            report.loss(Loss.changed(
                    item,
                    "voc.filename-differs",
                    "there is no picture '" + recorded.strip() + "'; '" + path
                            + "' is read, which has the name of the XML file"));
        }
    }

    private void reportMissingMasks(String item, VocXml xml, List<ReadObject> objects) {
        boolean segmented = xml.field("segmented").strip().equals("1");
        boolean noPolygons =
                objects.stream().allMatch(object -> object.polygon().isEmpty());
        if (segmented && noPolygons && !segmentation.exist()) {
            report.loss(
                    Loss.changed(item, "voc.masks-missing", "segmented is 1, but there are no segmentation pictures"));
        }
    }

    private void reportUnread(String item, String annotation, List<String> elements) {
        if (!elements.isEmpty()) {
            report.loss(Loss.changed(item, annotation, NOT_READ, "not read: " + String.join(", ", elements)));
        }
    }

    private static int size(VocXml xml, String side) throws ItemException {
        String text = xml.field(side).strip();
        if (text.isEmpty()) {
            return 0;
        }
        double number = NumberText.parse(side, text);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new ItemException(
                    "number.invalid", side + " is " + text + ", which is not a number of pixels. Correct it.");
        }
        return (int) number;
    }

    /** Returns the box of an object, or its polygon when there is no box. */
    private static Shape shape(ObjectXml object, Optional<Shape.Polygon> polygon, int imageBase) throws ItemException {
        if (!object.rotated().isEmpty()) {
            return rotatedBox(object.rotated());
        }
        return polygon.isPresent() && object.box().isEmpty() ? polygon.get() : box(object.box(), imageBase);
    }

    private Annotation annotation(String id, ObjectXml object, Shape shape) throws ItemException {
        String category = object.field("name").strip();
        if (category.isEmpty()) {
            throw new ItemException("category.missing", "the object has no name. Add one.");
        }
        if (taxonomy.isPresent() && taxonomy.get().indexOf(category).isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    "'" + category + "' is not in " + VocLayout.LABEL_MAP + ". Add it there, or remove that file.");
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        String pose = object.field("pose").strip();
        if (!pose.isEmpty() && !pose.equals("Unspecified")) {
            attributes.put(Attributes.POSE, new Value.Text(pose));
        }
        for (String name : List.of(Attributes.TRUNCATED, Attributes.DIFFICULT, Attributes.OCCLUDED)) {
            flag(object.field(name).strip()).ifPresent(value -> attributes.put(name, value));
        }
        Provenance provenance = provenance(object, attributes);
        object.attributes().forEach((name, text) -> attributes.put(name, ValueText.parse(text)));
        attributes.keySet().removeAll(ObjectAttributes.TAKEN);
        return new Annotation(
                id,
                category,
                shape,
                Annotation.WHOLE_ITEM,
                true,
                object.attributes().getOrDefault(ObjectAttributes.TRACK, ""),
                object.attributes().getOrDefault(ObjectAttributes.GROUP, ""),
                drawingOrder(object.attributes().getOrDefault(ObjectAttributes.Z, "0")),
                attributes,
                provenance);
    }

    /**
     * Returns a model's confidence, if an object has one. A value that is not a confidence becomes an attribute, and so
     * does a second confidence.
     */
    private static Provenance provenance(ObjectXml object, Map<String, Value> attributes) {
        Provenance provenance = Provenance.UNKNOWN;
        for (String name : List.of("confidence", "score")) {
            String text = object.field(name).strip();
            if (text.isEmpty()) {
                continue;
            }
            Optional<Double> score = provenance.score().isEmpty() ? share(text) : Optional.empty();
            if (score.isPresent()) {
                provenance = new Provenance(score, true, "", Optional.empty());
            } else {
                attributes.put(name, ValueText.parse(text));
            }
        }
        return provenance;
    }

    private static Optional<Double> share(String text) {
        try {
            double number = NumberText.parse("share", text);
            return number >= 0 && number <= 1 ? Optional.of(number) : Optional.empty();
        } catch (ItemException e) {
            return Optional.empty();
        }
    }

    /** Returns a flag. Tools write 0, 1, true, False, Unspecified or nothing; any other text is kept as it is. */
    private static Optional<Value> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "0", "false", "unspecified" -> Optional.empty();
            case "1", "true" -> Optional.of(new Value.Flag(true));
            default -> Optional.of(new Value.Text(text));
        };
    }

    private static int drawingOrder(String text) throws ItemException {
        double number = NumberText.parse(ObjectAttributes.Z, text.strip());
        if (number != (int) number) {
            throw new ItemException(
                    "number.invalid", ObjectAttributes.Z + " is '" + text + "', not a whole number. Correct it.");
        }
        return (int) number;
    }

    private static Shape.Box box(Map<String, String> box, int imageBase) throws ItemException {
        double left = edge(box, "xmin") - imageBase;
        double top = edge(box, "ymin") - imageBase;
        double right = edge(box, "xmax");
        double bottom = edge(box, "ymax");
        if (right < left || bottom < top) {
            throw new ItemException(
                    "box.invalid",
                    "xmin must not be greater than xmax, nor ymin greater than ymax. Correct the bndbox.");
        }
        return Shape.Box.of(left, top, right - left, bottom - top);
    }

    /** Returns the box of roLabelImg's centre and sides in pixels, and its clockwise angle in radians. */
    private static Shape.Box rotatedBox(Map<String, String> box) throws ItemException {
        double width = number(box, "robndbox", "w");
        double height = number(box, "robndbox", "h");
        double angle = number(box, "robndbox", "angle");
        if (width < 0 || height < 0) {
            throw new ItemException("box.invalid", "w and h of a robndbox must not be negative. Correct them.");
        }
        return new Shape.Box(
                number(box, "robndbox", "cx") - width / 2,
                number(box, "robndbox", "cy") - height / 2,
                width,
                height,
                StrictMath.IEEEremainder(angle, 2 * Math.PI));
    }

    private static double edge(Map<String, String> box, String name) throws ItemException {
        return number(box, "bndbox", name);
    }

    private static double number(Map<String, String> box, String element, String name) throws ItemException {
        String text = box.get(name);
        if (text == null) {
            throw new ItemException(
                    "box.missing",
                    "the object has no " + element + " with " + name + ". Add it, or remove the object.");
        }
        return NumberText.parse(name, text.strip());
    }
}
