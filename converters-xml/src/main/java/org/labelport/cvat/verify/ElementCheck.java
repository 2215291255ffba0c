package org.labelport.cvat.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.file.RawElement;
import org.labelport.cvat.file.ShapeReader;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;
import org.labelport.xml.NumberText;

/** Checks one element of a shape: its label, geometry, attributes and numbers. */
final class ElementCheck {

    /** Names that FiftyOne gives to fields of its own, by the element that they are for. It stops at attributes of these names. */
    private static final Map<String, Set<String>> FIFTYONE_FIELDS = Map.of(
            "tag", Set.of("label"),
            "box", Set.of("label", "bounding_box"),
            "polygon", Set.of("label", "points", "closed", "filled"),
            "polyline", Set.of("label", "points", "closed", "filled"),
            "points", Set.of("label", "points"));

    /** How far a shape may extend beyond its picture, in pixels: programs round to whole pixels. */
    private static final double BORDER = 1;

    private final Map<String, Category> categories = new HashMap<>();
    private final boolean listed;
    private final Findings.InFile findings;
    private final Set<String> reserved = new HashSet<>();

    ElementCheck(CvatMeta meta, Findings.InFile findings) {
        meta.categories().forEach(category -> categories.put(category.name(), category));
        this.listed = meta.present();
        this.findings = findings;
    }

    /**
     * Checks an element.
     *
     * @param label of the element or its track
     * @param needed attributes that each point of a skeleton must have
     * @return the shape, when it can be read
     */
    Optional<Shape> check(RawElement element, String label, List<String> needed) throws ExportException {
        Optional<Category> category = Optional.ofNullable(categories.get(label));
        if (listed && category.isEmpty()) {
            findings.rejected(
                    "label-unknown",
                    element.line(),
                    "the label '" + label + "' is not among the labels in meta; CVAT and Datumaro refuse it");
        }
        for (String name : List.of("group_id", "z_order")) {
            whole(element, name);
        }
        for (String flag : element.oddFlags()) {
            findings.damaged(
                    "flag-invalid", element.line(), flag + " is 0 to CVAT, which knows 0 and 1. Write one of them");
        }
        points(element, category, needed);
        attributes(element, category);
        attributeNames(element);
        for (String unknown : element.unknown()) {
            findings.remark("element-unknown", element.line(), "nothing reads the element '" + unknown + "'");
        }
        return shape(element, category);
    }

    /** Reports a shape, other than a mask or a turned one, that is more than a pixel beyond its picture. */
    void border(RawElement element, Shape shape, Frame picture) throws ExportException {
        boolean turned = shape instanceof Shape.Box box && box.rotated()
                || shape instanceof Shape.Ellipse ellipse && ellipse.angle() != 0;
        if (turned || shape instanceof Shape.Mask) {
            return;
        }
        Optional<Shape.Box> bounds = Boxes.bounds(shape);
        boolean beyond = bounds.isPresent()
                && (bounds.get().x() < -BORDER
                        || bounds.get().y() < -BORDER
                        || bounds.get().right() > picture.width() + BORDER
                        || bounds.get().bottom() > picture.height() + BORDER);
        if (beyond) {
            findings.remark(
                    "shape-outside",
                    element.line(),
                    "the " + element.tag() + " extends beyond the picture, which has " + (long) picture.width() + " x "
                            + (long) picture.height()
                            + " pixels. CVAT and Datumaro take it as it is, but training programs cut or refuse it. Cut it"
                            + " at the border");
        }
    }

    private Optional<Shape> shape(RawElement element, Optional<Category> category) throws ExportException {
        if (!element.tag().equals("tag") && !ShapeReader.SHAPES.contains(element.tag())) {
            findings.remark("element-unknown", element.line(), "nothing reads the element '" + element.tag() + "'");
            return Optional.empty();
        }
        try {
            return ShapeReader.shape(element, category);
        } catch (ItemException e) {
            if (e.code().equals("box.invalid")) {
                findings.damaged("box-inverted", element.line(), e.getMessage());
            } else {
                findings.rejected("shape-invalid", element.line(), e.getMessage());
            }
            return Optional.empty();
        }
    }

    void whole(RawElement element, String name) throws ExportException {
        try {
            if (!element.get(name).isEmpty()) {
                NumberText.whole(name, element.get(name));
            }
        } catch (ItemException e) {
            findings.rejected("number-invalid", element.line(), e.getMessage());
        }
    }

    private void points(RawElement element, Optional<Category> category, List<String> needed) throws ExportException {
        for (RawElement point : element.points()) {
            for (String name : needed) {
                if (point.get(name).isEmpty()) {
                    findings.rejected(
                            "skeleton-incomplete",
                            point.line(),
                            "a point of a skeleton has no '" + name + "'; CVAT's import stops");
                }
            }
            String label = point.xml().getOrDefault("label", "");
            if (category.isPresent() && !category.get().skeleton().points().contains(label)) {
                findings.rejected(
                        "label-unknown",
                        point.line(),
                        "'" + label + "' is not a point of the label '"
                                + category.get().name() + "' in meta");
            }
        }
    }

    private void attributes(RawElement element, Optional<Category> category) throws ExportException {
        if (category.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            Optional<AttributeDefinition> definition = category.get().attributes().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (definition.isEmpty() && !OwnAttributes.ALL.contains(name)) {
                findings.damaged(
                        "attribute-unknown",
                        element.line(),
                        "the label '" + category.get().name() + "' has no attribute '" + name
                                + "' in meta; CVAT leaves it out");
            } else if (definition.isPresent() && !fits(definition.get(), attribute.getValue())) {
                findings.damaged(
                        "value-unlisted",
                        element.line(),
                        "the attribute '" + name + "' has a value that meta does not allow: '"
                                + shortened(attribute.getValue()) + "'");
            }
        }
    }

    /** Reports each name once in a file. */
    private void attributeNames(RawElement element) throws ExportException {
        for (String name : element.attributes().keySet()) {
            if (FIFTYONE_FIELDS.getOrDefault(element.tag(), Set.of()).contains(name) && reserved.add(name)) {
                findings.remark(
                        "attribute-name",
                        element.line(),
                        "a " + element.tag() + " has an attribute '" + name
                                + "', at which FiftyOne stops. Rename it for FiftyOne");
            }
        }
    }

    private static boolean fits(AttributeDefinition definition, String text) {
        return switch (definition.kind()) {
            case RADIO -> definition.options().contains(text);
            case NUMBER -> isNumber(text);
            case FLAG -> text.strip().equalsIgnoreCase("true") || text.strip().equalsIgnoreCase("false");
            default -> true;
        };
    }

    private static boolean isNumber(String text) {
        try {
            NumberText.parse("value", text.strip());
            return true;
        } catch (ItemException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
