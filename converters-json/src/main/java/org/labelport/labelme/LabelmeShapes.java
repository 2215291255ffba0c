package org.labelport.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.PixelCentres;
import org.labelport.geometry.Polygons;
import org.labelport.jsonfile.ItemLosses;
import org.labelport.jsonfile.LoneGroups;
import org.labelport.jsonfile.PictureEdge;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/** Writes the annotations of one picture as shapes. */
final class LabelmeShapes {

    private final LabelmePlan plan;
    private final PictureEdge edge;
    private final GroupNumbers groups;
    private final ItemLosses losses;
    private final ShapeJson json;
    /** The labels and groups of polygons so far. Readers take polygons that share both for parts of one polygon. */
    private final Set<String> polygons = new HashSet<>();
    /** The labels and groups of points so far. Readers take points that share both for keypoints of one object. */
    private final Set<String> points = new HashSet<>();

    private final LoneGroups lone = new LoneGroups();

    LabelmeShapes(LabelmePlan plan, Media.Image image, GroupNumbers groups, ItemLosses losses, JsonGenerator json) {
        this.plan = plan;
        this.edge = PictureEdge.of(image);
        this.groups = groups;
        this.losses = losses;
        this.json = new ShapeJson(json);
    }

    /** Writes an annotation, or reports why it is not written. */
    void write(Annotation annotation) throws IOException {
        if (annotation.category().isEmpty() && annotation.shape().kind().isOnPictures()) {
            losses.drop(annotation, LossCodes.CATEGORY_MISSING, "a shape of LabelMe needs a label");
        } else if (shape(annotation)) {
            losses.out().written(annotation);
            losses.unwritten(annotation);
            json.reportAttributes(annotation, losses);
        }
    }

    /** Reports groups that readers do not see. To be called when all annotations are written. */
    void finish() {
        lone.report(losses.parts());
    }

    /** Returns whether the shape was written. */
    private boolean shape(Annotation annotation) throws IOException {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case BOX -> box(annotation, (Shape.Box) shape);
            case ROTATED_BOX -> rotated(annotation, (Shape.Box) shape);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape);
            case POLYLINE -> path(annotation, (Shape.Path) shape);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape);
            case POINTS -> points(annotation, ((Shape.Points) shape).points());
            case MASK -> mask(annotation, (Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> unsupported(annotation);
        };
    }

    private boolean box(Annotation annotation, Shape.Box box) throws IOException {
        Optional<Shape.Box> inside = edge.cut(box);
        if (inside.isEmpty()) {
            return losses.degenerate(annotation);
        }
        Shape.Box cut = inside.get();
        losses.clipped(annotation, cut != box);
        one(annotation, "rectangle", cut.x(), cut.y(), cut.right(), cut.bottom());
        return true;
    }

    private boolean rotated(Annotation annotation, Shape.Box box) throws IOException {
        if (!plan.oriented()) {
            boolean written = polygon(annotation, Polygons.of(box));
            if (written) {
                losses.change(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "written as a polygon of its corners");
            }
            return written;
        }
        boolean visible = edge.frame().isEmpty()
                || Polygons.clip(Polygons.of(box), edge.frame().get()).isPresent();
        if (!visible || box.width() * box.height() < LeastSize.AREA) {
            return losses.degenerate(annotation);
        }
        one(annotation, "oriented_rectangle", Boxes.corners(box));
        return true;
    }

    private boolean polygon(Annotation annotation, Shape.Polygon polygon) throws IOException {
        Optional<Shape.Polygon> inside = edge.cut(polygon);
        if (inside.isEmpty()) {
            return losses.degenerate(annotation);
        }
        Shape.Polygon cut = inside.get();
        if (cut.parts().stream().anyMatch(part -> !part.holes().isEmpty())) {
            return withHoles(annotation, cut, cut != polygon);
        }
        List<Shape.Polygon.Part> parts =
                cut.parts().stream().filter(part -> part.ring().size() >= 3).toList();
        if (parts.isEmpty()) {
            return losses.degenerate(annotation);
        }
        losses.clipped(annotation, cut != polygon);
        OptionalInt group = groupOfParts(annotation, polygons, parts.size() > 1);
        if (group.isEmpty() && parts.size() > 1) {
            group = OptionalInt.of(groups.free());
        }
        for (Shape.Polygon.Part part : parts) {
            json.shape(
                    label(annotation), "polygon", group, annotation, part.ring().xy());
        }
        return true;
    }

    private boolean withHoles(Annotation annotation, Shape.Polygon polygon, boolean clipped) throws IOException {
        Optional<Shape.Mask> mask = edge.frame().flatMap(known -> PixelCentres.fill(polygon, known));
        if (edge.frame().isEmpty()) {
            losses.drop(
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "a polygon with holes is written as a mask, and the picture's size is not known");
            return false;
        }
        if (mask.isEmpty() || mask.get().area() == 0) {
            return losses.degenerate(annotation);
        }
        losses.clipped(annotation, clipped);
        losses.change(annotation, LossCodes.POLYGON_HOLES_AS_MASK, "written as a mask, because of its holes");
        json.mask(label(annotation), groupOfWhole(annotation), annotation, mask.get());
        return true;
    }

    private boolean mask(Annotation annotation, Shape.Mask mask) throws IOException {
        if (mask.area() == 0) {
            losses.drop(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel");
            return false;
        }
        Optional<Shape.Mask> inside = edge.cut(mask);
        if (inside.isEmpty() || inside.get().area() == 0) {
            return losses.degenerate(annotation);
        }
        losses.clipped(annotation, inside.get() != mask);
        json.mask(label(annotation), groupOfWhole(annotation), annotation, Masks.tight(inside.get()));
        return true;
    }

    private boolean path(Annotation annotation, Shape.Path path) throws IOException {
        boolean written;
        if (path.closed()) {
            Optional<Shape.Polygon> area = Polygons.of(path);
            written = area.isPresent() ? polygon(annotation, area.get()) : losses.degenerate(annotation);
        } else if (path.points().size() < 2) {
            written = losses.degenerate(annotation);
        } else {
            one(annotation, "linestrip", path.points().xy());
            written = true;
        }
        if (written && path.spline()) {
            losses.change(
                    annotation,
                    LossCodes.CURVE_FLATTENED,
                    path.closed() ? "written as a polygon" : "written as straight lines between its points");
        }
        return written;
    }

    private boolean ellipse(Annotation annotation, Shape.Ellipse ellipse) throws IOException {
        if (ellipse.radiusX() == ellipse.radiusY() && ellipse.radiusX() > 0) {
            double radius = ellipse.radiusX();
            double x = ellipse.centerX();
            double y = ellipse.centerY();
            one(annotation, "circle", x, y, x + radius, y);
            return true;
        }
        boolean written = polygon(annotation, Polygons.of(ellipse));
        if (written) {
            losses.change(annotation, LossCodes.CURVE_FLATTENED, "LabelMe has circles, but no ellipses");
        }
        return written;
    }

    private boolean points(Annotation annotation, List<Keypoint> keypoints) throws IOException {
        List<Keypoint> labelled = keypoints.stream()
                .filter(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED)
                .toList();
        if (labelled.isEmpty()) {
            losses.drop(annotation, LossCodes.GEOMETRY_DEGENERATE, "none of the keypoints is labelled");
            return false;
        }
        boolean plain = labelled.size() == 1 && labelled.get(0).name().isEmpty();
        OptionalInt group = groupOfParts(annotation, points, true);
        if (group.isEmpty() && !plain) {
            group = OptionalInt.of(groups.free());
        }
        for (Keypoint point : labelled) {
            json.keypoint(label(annotation), group, annotation, point);
        }
        if (!plain) {
            losses.change(
                    annotation,
                    LossCodes.CONVENTION_ONLY,
                    "written as points of a group, with their names as descriptions; keypoints that are not labelled are"
                            + " left out");
        }
        return true;
    }

    /**
     * Returns the group of an annotation that is written as parts. If an earlier one of the same kind and label is in
     * the group, the group is dropped, since readers would join the two.
     *
     * @param joined whether readers see the group only as the link between parts
     */
    private OptionalInt groupOfParts(Annotation annotation, Set<String> taken, boolean joined) {
        OptionalInt group = group(annotation);
        if (group.isPresent() && !taken.add(group.getAsInt() + " " + annotation.category())) {
            losses.change(
                    annotation,
                    LossCodes.GROUP_DROPPED,
                    "another annotation with its label is in the group; readers would take the two for one object");
            return OptionalInt.empty();
        }
        if (joined) {
            lone.visibleBesideOthers(annotation);
        } else {
            lone.visible(annotation);
        }
        return group;
    }

    private OptionalInt groupOfWhole(Annotation annotation) {
        lone.visible(annotation);
        return group(annotation);
    }

    private OptionalInt group(Annotation annotation) {
        return annotation.group().isEmpty() ? OptionalInt.empty() : OptionalInt.of(groups.of(annotation.group()));
    }

    private void one(Annotation annotation, String type, double... points) throws IOException {
        json.shape(label(annotation), type, groupOfWhole(annotation), annotation, new PointList(points).xy());
    }

    private String label(Annotation annotation) {
        return plan.classes().of(annotation.category());
    }

    private boolean unsupported(Annotation annotation) {
        losses.drop(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                "LabelMe has no shape of the kind " + annotation.shape().kind().key());
        return false;
    }
}
