package org.labelport.voc.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labelport.geometry.Angles;
import org.labelport.geometry.Shares;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;
import org.labelport.report.ItemException;
import org.labelport.voc.file.ObjectAttributes;
import org.labelport.voc.file.Origin;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.NumberText;

/**
 * Makes annotations from the objects of annotation files.
 *
 * @param taxonomy that categories must be in; empty when there is no list
 * @param lists names of the files that may be the list, for messages
 */
record ObjectReader(Optional<Taxonomy> taxonomy, String lists) {

    /** The element of an object's track in the videos of ImageNet. */
    static final String TRACK_ID = "trackid";

    /**
     * Returns the annotation of an object.
     *
     * @param id of the annotation
     * @param polygon of the object, if it has one
     * @param origin of the file
     */
    Annotation annotation(String id, ObjectXml object, Optional<Shape.Polygon> polygon, Origin origin)
            throws ItemException {
        Optional<Double> rotation =
                polygon.isEmpty() && object.rotated().isEmpty() ? rotation(object) : Optional.empty();
        Annotation read = annotation(id, object, shape(object, polygon, origin));
        return rotation.isEmpty() ? read : turned(read, (Shape.Box) read.shape(), rotation.get());
    }

    /** Returns the angle, in degrees, by which CVAT has turned the box of an object. */
    private static Optional<Double> rotation(ObjectXml object) {
        return number(object.attributes().getOrDefault(ObjectAttributes.ROTATION, ""));
    }

    private static Annotation turned(Annotation annotation, Shape.Box box, double degrees) {
        Map<String, Value> others = new LinkedHashMap<>(annotation.attributes());
        others.remove(ObjectAttributes.ROTATION);
        return annotation
                .withAttributes(others)
                .withShape(new Shape.Box(box.x(), box.y(), box.width(), box.height(), Angles.radians(degrees)));
    }

    /** Returns the box of an object, or its polygon when there is no box. */
    private static Shape shape(ObjectXml object, Optional<Shape.Polygon> polygon, Origin origin) throws ItemException {
        if (!object.rotated().isEmpty()) {
            return rotatedBox(object.rotated());
        }
        return polygon.isPresent() && object.box().isEmpty() ? polygon.get() : box(object.box(), origin);
    }

    private Annotation annotation(String id, ObjectXml object, Shape shape) throws ItemException {
        String category = object.field("name").strip();
        if (category.isEmpty()) {
            throw new ItemException("category.missing", "the object has no name. Add one.");
        }
        if (taxonomy.isPresent() && taxonomy.get().indexOf(category).isEmpty()) {
            throw new ItemException(
                    "category.unknown",
                    "'" + category + "' is not in " + lists + ". Add it there, or remove that file.");
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
        attributes.keySet().removeAll(List.of(ObjectAttributes.TRACK, ObjectAttributes.GROUP, ObjectAttributes.Z));
        return new Annotation(
                id,
                category,
                shape,
                Annotation.WHOLE_ITEM,
                true,
                object.attributes()
                        .getOrDefault(
                                ObjectAttributes.TRACK, object.field(TRACK_ID).strip()),
                object.attributes().getOrDefault(ObjectAttributes.GROUP, ""),
                NumberText.whole(
                        ObjectAttributes.Z,
                        object.attributes()
                                .getOrDefault(ObjectAttributes.Z, "0")
                                .strip()),
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
        return number(text).filter(number -> number >= 0 && number <= 1);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(NumberText.parse("number", text.strip()));
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

    private static Shape.Box box(Map<String, String> box, Origin origin) throws ItemException {
        double xmin = edge(box, "xmin");
        double ymin = edge(box, "ymin");
        double xmax = edge(box, "xmax");
        double ymax = edge(box, "ymax");
        if (Shares.areEdges(xmin, ymin, xmax, ymax)) {
            throw new ItemException(
                    "box.invalid",
                    "the edges are from 0 to 1, as shares of the picture's sides are, but VOC has pixels. Multiply them by"
                            + " width and height.");
        }
        double left = xmin - origin.first();
        double top = ymin - origin.first();
        double right = xmax - origin.last();
        double bottom = ymax - origin.last();
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
