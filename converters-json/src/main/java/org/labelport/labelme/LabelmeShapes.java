package org.labelport.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.PixelCentres;
import org.labelport.geometry.Polygons;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.LabelledPoints;
import org.labelport.objectparts.LoneGroups;
import org.labelport.objectparts.PartGroups;
import org.labelport.objectparts.PictureEdge;
import org.labelport.report.LossCodes;

/** Writes the annotations of one picture as shapes. */
final class LabelmeShapes {

    private final LabelmePlan plan;
    private final PictureEdge edge;
    private final GroupNumbers groups;
    private final ItemLosses losses;
    private final ShapeJson json;
    private final LoneGroups lone = new LoneGroups();
    private final PartGroups parts;

    LabelmeShapes(LabelmePlan plan, Media.Image image, GroupNumbers groups, ItemLosses losses, JsonGenerator json) {
        this.plan = plan;
        this.edge = PictureEdge.of(image);
        this.groups = groups;
        this.losses = losses;
        this.json = new ShapeJson(json);
        this.parts = new PartGroups(lone, losses, "another annotation with its label");
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
            case ROTATED_BOX ->
                switch (plan.rotatedBoxes()) {
                    case POLYGON -> corners(annotation, (Shape.Box) shape);
                    case RECTANGLE -> oriented(annotation, (Shape.Box) shape);
                };
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape);
            case POLYLINE -> path(annotation, (Shape.Path) shape);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape);
            case POINTS -> points(annotation, (Shape.Points) shape);
            case MASK -> mask(annotation, (Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> losses.unsupported(annotation);
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

    private boolean corners(Annotation annotation, Shape.Box box) throws IOException {
        boolean written = polygon(annotation, Polygons.of(box));
        if (written) {
            losses.change(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "written as a polygon of its corners");
        }
        return written;
    }

    private boolean oriented(Annotation annotation, Shape.Box box) throws IOException {
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
        List<Shape.Polygon.Part> areas =
                cut.parts().stream().filter(part -> part.ring().size() >= 3).toList();
        if (areas.isEmpty()) {
            return losses.degenerate(annotation);
        }
        losses.clipped(annotation, cut != polygon);
        OptionalInt group = groupOfParts(annotation, areas.size());
        if (group.isEmpty() && areas.size() > 1) {
            group = OptionalInt.of(groups.free());
        }
        for (Shape.Polygon.Part part : areas) {
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

    private boolean points(Annotation annotation, Shape.Points shape) throws IOException {
        Optional<LabelledPoints> labelled = LabelledPoints.of(annotation, shape, losses);
        if (labelled.isEmpty()) {
            return false;
        }
        List<Keypoint> keypoints = labelled.get().points();
        boolean plain = labelled.get().isPlainPoint();
        OptionalInt group = groupOfParts(annotation, keypoints.size());
        if (group.isEmpty() && !plain) {
            group = OptionalInt.of(groups.free());
        }
        for (Keypoint point : keypoints) {
            json.keypoint(label(annotation), group, annotation, point);
        }
        if (!plain) {
            losses.change(
                    annotation,
                    LossCodes.CONVENTION_ONLY,
                    "written as points of a group, with their names as descriptions; keypoints that are not labelled"
                            + " are left out");
        }
        return true;
    }

    private OptionalInt groupOfParts(Annotation annotation, int count) {
        OptionalInt group = group(annotation);
        return group.isPresent() && parts.keep(annotation, Integer.toString(group.getAsInt()), count)
                ? group
                : OptionalInt.empty();
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
}
