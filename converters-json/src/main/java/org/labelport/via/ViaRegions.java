package org.labelport.via;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.jsonfile.ClassNames;
import org.labelport.jsonfile.ItemLosses;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.jsonfile.LoneGroups;
import org.labelport.jsonfile.PartJoiner;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.LossCodes;

/** Makes regions from the annotations of one picture. */
final class ViaRegions {

    private static final double SMALLEST_AREA = 1;

    private final ClassNames classes;
    private final AttributeTypes types;
    private final Optional<Frame> frame;
    private final ItemLosses losses;
    private final Set<String> instances = new HashSet<>();
    /** The classes and instances of polygons so far. Readers take polygons that share both for parts of one polygon. */
    private final Set<String> polygons = new HashSet<>();
    /** The classes and instances of points so far. Readers take points that share both for keypoints of one object. */
    private final Set<String> points = new HashSet<>();

    private final LoneGroups lone = new LoneGroups();
    private final List<Region> regions = new ArrayList<>();
    private int lastInstance;

    ViaRegions(ClassNames classes, AttributeTypes types, Media.Image image, ItemLosses losses) {
        this.classes = classes;
        this.types = types;
        this.frame = image.hasSize() ? Optional.of(new Frame(image.width(), image.height())) : Optional.empty();
        this.losses = losses;
    }

    /**
     * Returns the regions of an item, and reports annotations that are not written or that are written in another form.
     */
    List<Region> of(Item item) throws IOException {
        item.annotations().forEach(annotation -> instances.add(annotation.group()));
        for (Annotation annotation : item.annotations()) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                write(annotation);
            }
        }
        lone.report(losses.parts());
        return regions;
    }

    private void write(Annotation annotation) throws IOException {
        int before = regions.size();
        boolean known = switch (annotation.shape().kind()) {
            case BOX, ROTATED_BOX, POLYGON, POLYLINE, ELLIPSE, POINTS, MASK -> true;
            default -> false;
        };
        if (!known) {
            losses.drop(
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "VIA has no shape of the kind " + annotation.shape().kind().key());
        } else if (annotation.category().isEmpty()) {
            losses.drop(annotation, LossCodes.CATEGORY_MISSING, "VIA leaves out a region without a class");
        } else {
            shape(annotation);
        }
        if (regions.size() > before) {
            losses.out().written(annotation);
            losses.unwritten(annotation);
            reportAttributes(annotation);
        }
    }

    private void shape(Annotation annotation) throws IOException {
        Shape shape = annotation.shape();
        if (shape instanceof Shape.Box box) {
            box(annotation, box);
        } else if (shape instanceof Shape.Polygon polygon) {
            polygon(annotation, polygon);
        } else if (shape instanceof Shape.Path path) {
            path(annotation, path);
        } else if (shape instanceof Shape.Ellipse ellipse) {
            ellipse(annotation, ellipse);
        } else if (shape instanceof Shape.Points keypoints) {
            points(annotation, keypoints.points());
        } else if (shape instanceof Shape.Mask mask) {
            mask(annotation, mask);
        }
    }

    private void box(Annotation annotation, Shape.Box box) throws IOException {
        if (box.rotated()) {
            if (polygon(annotation, Polygons.of(box))) {
                losses.change(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "written as a polygon of its corners");
            }
            return;
        }
        Optional<Shape.Box> inside = frame.isPresent() ? Boxes.clip(box, frame.get()) : Optional.of(box);
        if (inside.isEmpty() || inside.get().width() * inside.get().height() < SMALLEST_AREA) {
            degenerate(annotation);
            return;
        }
        Shape.Box cut = inside.get();
        reportClipped(annotation, cut != box);
        addWhole(annotation, json -> {
            json.writeStringField("name", "rect");
            number(json, "x", cut.x());
            number(json, "y", cut.y());
            number(json, "width", cut.width());
            number(json, "height", cut.height());
        });
    }

    private boolean polygon(Annotation annotation, Shape.Polygon polygon) throws IOException {
        Optional<Shape.Polygon> inside = frame.isPresent() ? Polygons.clip(polygon, frame.get()) : Optional.of(polygon);
        if (inside.isEmpty() || Polygons.area(inside.get()) < SMALLEST_AREA) {
            degenerate(annotation);
            return false;
        }
        List<Shape.Polygon.Part> parts = inside.get().parts().stream()
                .filter(part -> part.ring().size() >= 3)
                .toList();
        if (parts.isEmpty()) {
            degenerate(annotation);
            return false;
        }
        reportClipped(annotation, inside.get() != polygon);
        if (parts.stream().anyMatch(part -> !part.holes().isEmpty())) {
            losses.change(annotation, LossCodes.POLYGON_HOLES_BRIDGED, "VIA has no holes");
        }
        String instance = ownInstance(annotation, polygons, parts.size() > 1);
        for (Shape.Polygon.Part part : parts) {
            PointList ring = part.holes().isEmpty() ? part.ring() : Polygons.bridged(new Shape.Polygon(List.of(part)));
            add(annotation, instance, Optional.empty(), json -> line(json, "polygon", ring));
        }
        return true;
    }

    private void mask(Annotation annotation, Shape.Mask mask) throws IOException {
        if (mask.area() == 0) {
            losses.drop(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel");
        } else if (polygon(annotation, Masks.outline(mask))) {
            losses.change(annotation, LossCodes.MASK_VECTORISED, "VIA has no masks");
        }
    }

    private void path(Annotation annotation, Shape.Path path) throws IOException {
        Optional<Shape.Polygon> area = Polygons.of(path);
        boolean written;
        if (area.isPresent()) {
            written = polygon(annotation, area.get());
        } else if (path.closed() || path.points().size() < 2) {
            degenerate(annotation);
            written = false;
        } else {
            addWhole(annotation, json -> line(json, "polyline", path.points()));
            written = true;
        }
        if (written && path.spline()) {
            losses.change(annotation, LossCodes.CURVE_FLATTENED, "VIA has only straight lines");
        }
    }

    private void ellipse(Annotation annotation, Shape.Ellipse ellipse) throws IOException {
        boolean circle = ellipse.radiusX() == ellipse.radiusY();
        if (ellipse.radiusX() * ellipse.radiusY() * Math.PI < SMALLEST_AREA) {
            degenerate(annotation);
            return;
        }
        addWhole(annotation, json -> {
            json.writeStringField("name", circle ? "circle" : "ellipse");
            number(json, "cx", ellipse.centerX());
            number(json, "cy", ellipse.centerY());
            if (circle) {
                number(json, "r", ellipse.radiusX());
            } else {
                number(json, "rx", ellipse.radiusX());
                number(json, "ry", ellipse.radiusY());
                number(json, "theta", ellipse.angle());
            }
        });
    }

    private void points(Annotation annotation, List<Keypoint> keypoints) throws IOException {
        List<Keypoint> labelled = keypoints.stream()
                .filter(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED)
                .toList();
        if (labelled.isEmpty()) {
            losses.drop(annotation, LossCodes.GEOMETRY_DEGENERATE, "none of the keypoints is labelled");
            return;
        }
        boolean plain = labelled.size() == 1 && labelled.get(0).name().isEmpty();
        String instance = ownInstance(annotation, points, !plain);
        for (Keypoint point : labelled) {
            add(annotation, instance, Optional.of(point), json -> {
                json.writeStringField("name", "point");
                number(json, "cx", point.x());
                number(json, "cy", point.y());
            });
        }
        if (!plain) {
            losses.change(
                    annotation,
                    LossCodes.CONVENTION_ONLY,
                    "written as points with the attributes 'keypoint' and 'instance'; keypoints that are not labelled are"
                            + " left out");
        }
    }

    /**
     * Returns the instance of an annotation that is written as parts. If an earlier one of the same kind and class has
     * the group as its instance, the group is dropped, since readers would join the two.
     *
     * @param needed whether the parts need an instance to be read as one object, so that they get a new one without a
     *     group
     */
    private String ownInstance(Annotation annotation, Set<String> taken, boolean needed) {
        String group = JsonWriting.whole(annotation.group());
        if (!group.isEmpty() && taken.add(annotation.category() + "\n" + group)) {
            if (annotation.shape() instanceof Shape.Points || needed) {
                lone.visibleBesideOthers(annotation);
            } else {
                lone.visible(annotation);
            }
            return group;
        }
        if (!group.isEmpty()) {
            losses.change(
                    annotation,
                    LossCodes.GROUP_DROPPED,
                    "another annotation of its class is in the group; readers would take the two for one object");
        }
        if (!needed) {
            return "";
        }
        String free;
        do {
            free = Integer.toString(++lastInstance);
        } while (!instances.add(free));
        return free;
    }

    private void addWhole(Annotation annotation, JsonWriting.Body geometry) throws IOException {
        lone.visible(annotation);
        add(annotation, annotation.group(), Optional.empty(), geometry);
    }

    private void add(Annotation annotation, String instance, Optional<Keypoint> keypoint, JsonWriting.Body geometry)
            throws IOException {
        String shape = JsonWriting.compact(json -> {
            json.writeStartObject();
            geometry.write(json);
            json.writeEndObject();
        });
        String attributes = JsonWriting.compact(json -> {
            json.writeStartObject();
            json.writeStringField(ViaNames.CLASS, classes.of(annotation.category()));
            if (!instance.isEmpty()) {
                json.writeStringField(ViaNames.INSTANCE, JsonWriting.whole(instance));
            }
            boolean hidden = keypoint.isPresent() && keypoint.get().visibility() == Keypoint.Visibility.OCCLUDED;
            boolean named = keypoint.isPresent() && !keypoint.get().name().isEmpty();
            if (named) {
                json.writeStringField(
                        ViaNames.KEYPOINT,
                        JsonWriting.whole(keypoint.orElseThrow().name()));
            }
            if (hidden) {
                json.writeStringField(PartJoiner.HIDDEN, "true");
            }
            for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
                boolean taken = !isWritable(attribute.getKey())
                        || keypoint.isPresent() && attribute.getKey().equals(PartJoiner.HIDDEN);
                if (!taken) {
                    types.write(json, attribute.getKey(), attribute.getValue());
                }
            }
            json.writeEndObject();
        });
        regions.add(new Region(shape, attributes));
    }

    private static boolean isWritable(String name) {
        return !name.isEmpty() && !ViaNames.RESERVED.contains(name);
    }

    private void reportAttributes(Annotation annotation) throws IOException {
        List<String> dropped = new ArrayList<>();
        boolean[] replaced = {false};
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            String name = attribute.getKey();
            boolean hidden = annotation.shape() instanceof Shape.Points && name.equals(PartJoiner.HIDDEN);
            boolean[] written = {false};
            String text = JsonWriting.compact(json -> {
                json.writeStartObject();
                written[0] = types.write(json, name, attribute.getValue());
                json.writeEndObject();
            });
            if (!written[0] || hidden || !isWritable(name)) {
                dropped.add(name);
            } else if (text.indexOf('\uFFFD') >= 0) {
                replaced[0] = true;
            }
        }
        if (!dropped.isEmpty()) {
            losses.change(
                    annotation,
                    LossCodes.ATTRIBUTE_DROPPED,
                    "not a single value, or the name is taken: " + String.join(", ", dropped));
        }
        if (replaced[0]) {
            losses.change(annotation, LossCodes.TEXT_CONTROL_CHARS, "halves of surrogate pairs became U+FFFD");
        }
    }

    private static void line(JsonGenerator json, String name, PointList points) throws IOException {
        json.writeStringField("name", name);
        json.writeArrayFieldStart("all_points_x");
        for (int i = 0; i < points.size(); i++) {
            JsonWriting.number(json, points.x(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("all_points_y");
        for (int i = 0; i < points.size(); i++) {
            JsonWriting.number(json, points.y(i));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        JsonWriting.number(json, value);
    }

    private void degenerate(Annotation annotation) {
        losses.drop(
                annotation,
                LossCodes.GEOMETRY_DEGENERATE,
                "less than one square pixel of it is inside the picture, or it has too few points");
    }

    private void reportClipped(Annotation annotation, boolean clipped) {
        if (clipped) {
            losses.change(annotation, LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border");
        }
    }
}
