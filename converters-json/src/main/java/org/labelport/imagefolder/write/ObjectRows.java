package org.labelport.imagefolder.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.imagefolder.file.KeypointBox;
import org.labelport.imagefolder.write.Content.Column;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.PictureEdge;
import org.labelport.report.LossCodes;

/** Makes objects from annotations: each has a bounding box, and some have outlines or keypoints. */
final class ObjectRows {

    /** Coordinates are rounded to six decimals. */
    private static final double ROUNDING = 1e6;

    private final Content content;
    private final PictureEdge edge;
    private final long firstId;
    private final ItemLosses losses;

    ObjectRows(Content content, Media.Image image, long firstId, ItemLosses losses) {
        this.content = content;
        this.edge = PictureEdge.of(image);
        this.firstId = firstId;
        this.losses = losses;
    }

    /** Returns the objects, and reports annotations that are not written or that are written in another form. */
    List<ObjectRow> of(List<Annotation> annotations) {
        List<ObjectRow> rows = new ArrayList<>();
        long id = firstId;
        for (Annotation annotation : annotations) {
            id++;
            if (!(annotation.shape() instanceof Shape.Whole)) {
                Optional<ObjectRow> row = row(annotation, id);
                row.ifPresent(rows::add);
                if (row.isPresent()) {
                    losses.out().written(annotation);
                    report(annotation);
                }
            }
        }
        return rows;
    }

    private Optional<ObjectRow> row(Annotation annotation, long id) {
        Shape shape = annotation.shape();
        if (!content.has(Column.OBJECTS)) {
            return dropped(
                    annotation,
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "the export has no column of objects; see the option 'content'");
        }
        if (shape instanceof Shape.Points points) {
            return points(annotation, id, points.points());
        }
        boolean box = shape instanceof Shape.Box plain && !plain.rotated();
        Optional<Shape.Polygon> region = box ? Optional.empty() : region(shape);
        if (!box && region.isEmpty()) {
            return shape instanceof Shape.Mask
                    ? dropped(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel")
                    : dropped(
                            annotation,
                            LossCodes.GEOMETRY_UNSUPPORTED,
                            "objects are boxes, areas or keypoints, not "
                                    + shape.kind().key());
        }
        if (annotation.category().isEmpty()) {
            return dropped(annotation, LossCodes.CATEGORY_MISSING, "an object needs a category");
        }
        return shape instanceof Shape.Box plain && box
                ? box(annotation, id, plain)
                : region(annotation, id, region.orElseThrow());
    }

    private static Optional<Shape.Polygon> region(Shape shape) {
        return switch (shape.kind()) {
            case BOX, ROTATED_BOX -> Optional.of(Polygons.of((Shape.Box) shape));
            case POLYGON -> Optional.of((Shape.Polygon) shape);
            case POLYLINE -> Polygons.of((Shape.Path) shape);
            case ELLIPSE -> Optional.of(Polygons.of((Shape.Ellipse) shape));
            case MASK -> outline((Shape.Mask) shape);
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> Optional.empty();
        };
    }

    private static Optional<Shape.Polygon> outline(Shape.Mask mask) {
        return mask.area() == 0 ? Optional.empty() : Optional.of(Masks.outline(mask));
    }

    private Optional<ObjectRow> box(Annotation annotation, long id, Shape.Box box) {
        Optional<Shape.Box> inside = edge.cut(box);
        if (inside.isEmpty()) {
            return degenerate(annotation);
        }
        Shape.Box cut = inside.get();
        losses.clipped(annotation, cut != box);
        return Optional.of(object(annotation, id, cut, cut.width() * cut.height(), List.of(), new double[0]));
    }

    private Optional<ObjectRow> region(Annotation annotation, long id, Shape.Polygon polygon) {
        Optional<Shape.Polygon> inside = edge.cut(polygon);
        if (inside.isEmpty()) {
            return degenerate(annotation);
        }
        List<Shape.Polygon.Part> rings = new ArrayList<>();
        boolean holes = false;
        for (Shape.Polygon.Part part : inside.get().parts()) {
            holes |= !part.holes().isEmpty();
            PointList ring = part.holes().isEmpty() ? part.ring() : Polygons.bridged(new Shape.Polygon(List.of(part)));
            if (ring.size() >= 3) {
                rings.add(new Shape.Polygon.Part(rounded(ring), List.of()));
            }
        }
        // Box and area are computed from the rounded outline, so that they fit to what is written.
        Shape.Polygon written = new Shape.Polygon(rings);
        Optional<Shape.Box> bounds = Boxes.bounds(written);
        if (bounds.isEmpty()) {
            return degenerate(annotation);
        }
        losses.clipped(annotation, inside.get() != polygon);
        if (holes) {
            losses.change(annotation, LossCodes.POLYGON_HOLES_BRIDGED, "outlines have no holes");
        }
        List<double[]> outlines = rings.stream().map(part -> part.ring().xy()).toList();
        return Optional.of(object(annotation, id, bounds.get(), Polygons.area(written), outlines, new double[0]));
    }

    private static PointList rounded(PointList ring) {
        double[] xy = ring.xy().clone();
        for (int i = 0; i < xy.length; i++) {
            xy[i] = Math.rint(xy[i] * ROUNDING) / ROUNDING;
        }
        return new PointList(xy);
    }

    private Optional<ObjectRow> points(Annotation annotation, long id, List<Keypoint> points) {
        Optional<Shape.Box> bounds = Boxes.bounds(annotation.shape());
        if (bounds.isEmpty()) {
            return dropped(annotation, LossCodes.GEOMETRY_DEGENERATE, "none of the keypoints is labelled");
        }
        if (annotation.category().isEmpty()) {
            return dropped(annotation, LossCodes.CATEGORY_MISSING, "an object needs a category");
        }
        double[] numbers = new double[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            numbers[3 * i] = points.get(i).x();
            numbers[3 * i + 1] = points.get(i).y();
            numbers[3 * i + 2] = points.get(i).visibility().ordinal();
        }
        Shape.Box box = bounds.get();
        Shape.Box shown =
                edge.frame().map(frame -> KeypointBox.shown(box, frame)).orElse(box);
        return Optional.of(object(annotation, id, shown, shown.width() * shown.height(), List.of(), numbers));
    }

    private static ObjectRow object(
            Annotation annotation, long id, Shape.Box box, double area, List<double[]> rings, double[] keypoints) {
        boolean crowd = Attributes.isSet(annotation.attributes(), Attributes.CROWD);
        return new ObjectRow(id, box, annotation.category(), area, crowd, rings, keypoints);
    }

    private void report(Annotation annotation) {
        Shape shape = annotation.shape();
        if (shape instanceof Shape.Mask) {
            losses.change(annotation, LossCodes.MASK_VECTORISED, "outlines are polygons");
        } else if (shape instanceof Shape.Box box && box.rotated()) {
            losses.change(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "written as an outline of its corners");
        } else if (shape instanceof Shape.Ellipse || shape instanceof Shape.Path path && path.spline()) {
            losses.change(annotation, LossCodes.CURVE_FLATTENED, "outlines are polygons");
        }
        if (!(shape instanceof Shape.Box box) || box.rotated()) {
            losses.change(
                    annotation,
                    LossCodes.CONVENTION_ONLY,
                    shape instanceof Shape.Points
                            ? "in the column 'keypoints', without their names"
                            : "in the column 'segmentation'");
        }
        Set<String> dropped = new LinkedHashSet<>(annotation.attributes().keySet());
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            dropped.remove(Attributes.CROWD);
        }
        losses.parts().attributes(annotation, dropped);
        losses.parts().group(annotation);
        losses.unwritten(annotation);
    }

    private Optional<ObjectRow> degenerate(Annotation annotation) {
        return dropped(
                annotation, LossCodes.GEOMETRY_DEGENERATE, "less than one square pixel of it is inside the picture");
    }

    private Optional<ObjectRow> dropped(Annotation annotation, String code, String detail) {
        losses.drop(annotation, code, detail);
        return Optional.empty();
    }
}
