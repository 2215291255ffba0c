package org.labelport.labelme;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.model.Taxonomy;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/**
 * Checks one LabelMe file.
 *
 * @param classes from {@code labels.txt}; empty when there is no such file
 */
record FileCheck(Findings.InFile findings, Optional<Taxonomy> classes) {

    private static final String NOT_OPENED = "; LabelMe does not open the file. ";

    /** The least and the largest number of points of each shape that LabelMe and its converters accept. */
    private static final Map<String, int[]> POINTS = Map.of(
            "polygon", new int[] {3, Integer.MAX_VALUE},
            "rectangle", new int[] {2, 2},
            "oriented_rectangle", new int[] {4, 4},
            "point", new int[] {1, 1},
            "line", new int[] {2, 2},
            "linestrip", new int[] {2, Integer.MAX_VALUE},
            "circle", new int[] {2, 2},
            "points", new int[] {1, Integer.MAX_VALUE},
            "mask", new int[] {2, 2});

    /** Shapes that older versions of LabelMe do not know, and which versions these are. */
    private static final Map<String, String> NEWER =
            Map.of("mask", "before 5.4", "oriented_rectangle", "before the versions of 2026");

    void file(JsonValue json, String name, PictureCheck pictures) throws ExportException {
        for (String key : List.of("imagePath", "imageData", "shapes")) {
            if (json.field(key).isEmpty()) {
                findings.rejected(
                        "key-missing", json.line(), "the key '" + key + "' is missing" + NOT_OPENED + "Add it.");
            }
        }
        Optional<JsonValue> path = json.field("imagePath");
        if (path.isPresent() && (!path.get().is(Kind.TEXT) || path.get().text().isEmpty())) {
            findings.rejected("image-path", path.get().line(), "imagePath is not a text" + NOT_OPENED + "Correct it.");
        }
        flags(json, "the picture");
        Optional<JsonValue> shapes = json.field("shapes");
        if (shapes.isPresent() && !shapes.get().is(Kind.ARRAY)) {
            findings.rejected("shapes", shapes.get().line(), "'shapes' is not an array" + NOT_OPENED + "Correct it.");
        }
        Set<String> newer = new HashSet<>();
        for (JsonValue shape : json.elementsOf("shapes")) {
            shape(shape, json);
            String type = shape.textOf("shape_type");
            if (NEWER.containsKey(type) && newer.add(type)) {
                findings.remark(
                        "newer-shape",
                        shape.line(),
                        "it has a shape of type " + type + "; LabelMe " + NEWER.get(type) + " does not open the file");
            }
        }
        pictures.check(json, name, findings);
    }

    private void shape(JsonValue shape, JsonValue picture) throws ExportException {
        label(shape);
        Optional<JsonValue> type = shape.field("shape_type");
        if (type.isEmpty() || !type.get().is(Kind.TEXT)) {
            findings.rejected("shape-type", shape.line(), "the shape has no shape_type" + NOT_OPENED + "Add one.");
        } else if (!POINTS.containsKey(type.get().text())) {
            findings.rejected(
                    "shape-type",
                    type.get().line(),
                    "the shape_type " + type.get().shown() + " is not known" + NOT_OPENED
                            + "Use polygon or another shape_type of LabelMe.");
        } else {
            points(shape, type.get().text(), picture);
        }
        Optional<JsonValue> group = shape.present("group_id");
        if (group.isPresent() && !group.get().is(Kind.INTEGER)) {
            findings.rejected(
                    "group-id",
                    group.get().line(),
                    "group_id is " + group.get().shown() + ", neither a whole number nor null" + NOT_OPENED
                            + "Correct it.");
        }
        Optional<JsonValue> description = shape.present("description");
        if (description.isPresent() && !description.get().is(Kind.TEXT)) {
            findings.rejected(
                    "description",
                    description.get().line(),
                    "the description is not a text" + NOT_OPENED + "Correct it.");
        }
        flags(shape, "the shape");
    }

    private void label(JsonValue shape) throws ExportException {
        Optional<JsonValue> label = shape.field("label");
        if (label.isEmpty() || !label.get().is(Kind.TEXT)) {
            findings.rejected("label", shape.line(), "the shape has no text as label" + NOT_OPENED + "Add one.");
        } else if (label.get().text().isEmpty()) {
            findings.damaged(
                    "label",
                    label.get().line(),
                    "the label is empty; LabelMe's converters leave the shape out or stop. Write one.");
        } else if (classes.isPresent()
                && !LabelmeFiles.isNoObject(label.get().text())
                && (classes.get().indexOf(label.get().text()).isEmpty()
                        || !LabelmeFiles.canBeListed(label.get().text()))) {
            findings.damaged(
                    "label-unlisted",
                    label.get().line(),
                    "the label " + label.get().shown() + " is not in " + LabelmeFiles.LABELS
                            + "; labelme2coco leaves the shape out and labelme2voc stops. Add it there.");
        }
    }

    private void points(JsonValue shape, String type, JsonValue picture) throws ExportException {
        List<JsonValue> points = shape.elementsOf("points");
        if (points.isEmpty()) {
            findings.rejected("points", shape.line(), "the shape has no points" + NOT_OPENED + "Remove the shape.");
            return;
        }
        for (JsonValue point : points) {
            if (point.numbers().filter(numbers -> numbers.length == 2).isEmpty()) {
                findings.rejected(
                        "points", point.line(), "a point is not a pair of finite numbers" + NOT_OPENED + "Correct it.");
                return;
            }
        }
        int[] range = POINTS.getOrDefault(type, new int[] {1, Integer.MAX_VALUE});
        if (points.size() < range[0] || points.size() > range[1]) {
            findings.rejected(
                    "points",
                    shape.line(),
                    "a " + type + " cannot have " + points.size()
                            + " points; LabelMe's converters stop at it. Correct it.");
        } else if (type.equals("mask")) {
            mask(shape, points, picture);
        }
    }

    private void mask(JsonValue shape, List<JsonValue> points, JsonValue picture) throws ExportException {
        Optional<PngHeader> png = LabelmeGeometry.header(shape.textOf("mask"));
        if (png.isEmpty()) {
            findings.rejected(
                    "mask", shape.line(), "the mask is not a PNG file in base64" + NOT_OPENED + "Correct it.");
            return;
        }
        double[] first = points.get(0).numbers().orElseThrow();
        double[] last = points.get(1).numbers().orElseThrow();
        int width = png.get().width();
        int height = png.get().height();
        boolean enclosed = isEnclosed(first[0], last[0], width, picture.integerOf("imageWidth"))
                && isEnclosed(first[1], last[1], height, picture.integerOf("imageHeight"));
        if (!enclosed) {
            findings.damaged(
                    "mask-size",
                    shape.line(),
                    "the mask has " + width + " x " + height
                            + " pixels, but its corner points enclose another number. Correct the points.");
        }
    }

    /**
     * Whether a side of a mask is the number of pixels from its first to its last one. At the picture's border, LabelMe
     * gives the place behind the last one.
     */
    private static boolean isEnclosed(double first, double last, int side, Optional<Integer> border) {
        return last - first + 1 == side || last - first == side && border.equals(Optional.of((int) last));
    }

    private void flags(JsonValue json, String owner) throws ExportException {
        Optional<JsonValue> flags = json.present("flags");
        if (flags.isEmpty()) {
            return;
        }
        if (!flags.get().is(Kind.OBJECT)) {
            findings.rejected(
                    "flags",
                    flags.get().line(),
                    "the flags of " + owner + " are not an object" + NOT_OPENED + "Correct them.");
        }
        for (Map.Entry<String, JsonValue> flag : flags.get().fields().entrySet()) {
            if (!flag.getValue().isFlag()) {
                findings.rejected(
                        "flags",
                        flag.getValue().line(),
                        "the flag '" + flag.getKey() + "' of " + owner + " is neither true nor false" + NOT_OPENED
                                + "Correct it.");
            }
        }
    }
}
