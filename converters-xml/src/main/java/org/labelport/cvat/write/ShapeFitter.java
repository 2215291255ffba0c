package org.labelport.cvat.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.cvat.file.Cuboid;
import org.labelport.cvat.file.Degrees;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Curves;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/**
 * Turns shapes into CVAT's. Boxes, polygons and masks are clipped at the border of the frame; rotated boxes, ellipses,
 * lines and points may extend beyond it, as CVAT allows.
 *
 * @param width of the frame in pixels; 0 when unknown, in which case nothing is clipped
 * @param height of the frame in pixels; 0 when unknown
 */
public record ShapeFitter(CvatLabels labels, int width, int height) {

    private static final int FEWEST_CORNERS = 3;

    /** Returns the elements of an annotation that has a category; none when it was reported as dropped. */
    public List<CvatShape> fit(Annotation annotation, ItemLosses losses) {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case TAG -> List.of(new CvatShape.Tag());
            case BOX -> box(annotation, (Shape.Box) shape, losses);
            case ROTATED_BOX -> box(annotation, asWritten((Shape.Box) shape), losses);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape, losses);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape, losses);
            case POLYLINE -> line(annotation, (Shape.Path) shape, losses);
            case POINTS -> points(annotation, (Shape.Points) shape, losses);
            case MASK -> mask(annotation, (Shape.Mask) shape, losses);
            case OTHER -> cuboid(annotation, losses);
            case CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY -> unsupported(annotation, losses);
        };
    }

    /** Writes what CVAT's own cuboids of a picture are kept as. */
    private static List<CvatShape> cuboid(Annotation annotation, ItemLosses losses) {
        Optional<Cuboid> cuboid = Cuboid.of(annotation.shape());
        return cuboid.isPresent() ? List.of(new CvatShape.CuboidShape(cuboid.get())) : unsupported(annotation, losses);
    }

    private static List<CvatShape> unsupported(Annotation annotation, ItemLosses losses) {
        losses.dropped(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                "CVAT XML has no " + annotation.shape().kind().key());
        return List.of();
    }

    private boolean hasFrame() {
        return width > 0 && height > 0;
    }

    private Frame frame() {
        return new Frame(width, height);
    }

    /** Returns an upright box where the angle is too small to be written: upright boxes end at the border. */
    private static Shape.Box asWritten(Shape.Box rotated) {
        return Degrees.isNone(Degrees.of(rotated.angle()))
                ? Shape.Box.of(rotated.x(), rotated.y(), rotated.width(), rotated.height())
                : rotated;
    }

    private List<CvatShape> box(Annotation annotation, Shape.Box box, ItemLosses losses) {
        Optional<Shape.Box> bounds = Boxes.bounds(box);
        Optional<Shape.Box> inside = bounds.isPresent() && hasFrame() ? Boxes.clip(bounds.get(), frame()) : bounds;
        if (inside.isEmpty() || area(box.rotated() ? box : inside.get()) < LeastSize.AREA) {
            return nothingLeft(annotation, losses);
        }
        Shape.Box written = box.rotated() ? box : inside.get();
        if (!written.equals(box)) {
            clipped(annotation, losses);
        }
        return List.of(new CvatShape.Box(
                written.x(), written.y(), written.right(), written.bottom(), Degrees.of(written.angle())));
    }

    private static double area(Shape.Box box) {
        return box.width() * box.height();
    }

    private List<CvatShape> ellipse(Annotation annotation, Shape.Ellipse ellipse, ItemLosses losses) {
        Optional<Shape.Box> bounds = Boxes.bounds(ellipse);
        boolean visible = bounds.isPresent()
                && (!hasFrame() || Boxes.clip(bounds.get(), frame()).isPresent());
        if (!visible || Math.PI * ellipse.radiusX() * ellipse.radiusY() < LeastSize.AREA) {
            return nothingLeft(annotation, losses);
        }
        return List.of(new CvatShape.Ellipse(ellipse, Degrees.of(ellipse.angle())));
    }

    private List<CvatShape> polygon(Annotation annotation, Shape.Polygon polygon, ItemLosses losses) {
        if (polygon.parts().stream().anyMatch(part -> !part.holes().isEmpty())) {
            return holed(annotation, polygon, losses);
        }
        Optional<Shape.Polygon> inside = hasFrame() ? Polygons.clip(polygon, frame()) : Optional.of(polygon);
        if (inside.isEmpty() || Polygons.area(inside.get()) < LeastSize.AREA) {
            return nothingLeft(annotation, losses);
        }
        if (inside.get().parts().stream().anyMatch(part -> !part.holes().isEmpty())) {
            return holed(annotation, polygon, losses);
        }
        List<CvatShape> rings = new ArrayList<>();
        for (Shape.Polygon.Part part : inside.get().parts()) {
            if (part.ring().size() >= FEWEST_CORNERS) {
                rings.add(new CvatShape.Run(CvatShape.Run.POLYGON, part.ring().xy()));
            }
        }
        if (rings.isEmpty()) {
            return nothingLeft(annotation, losses);
        }
        if (!inside.get().equals(polygon)) {
            clipped(annotation, losses);
        }
        if (rings.size() > 1) {
            losses.changed(
                    annotation,
                    LossCodes.POLYGON_PARTS_SPLIT,
                    rings.size() + " parts became polygons of one group, because a polygon of CVAT has one ring");
        }
        return rings;
    }

    private List<CvatShape> holed(Annotation annotation, Shape.Polygon polygon, ItemLosses losses) {
        Optional<Shape.Box> bounds = Boxes.bounds(polygon);
        if (bounds.isEmpty()) {
            return nothingLeft(annotation, losses);
        }
        int right = hasFrame() ? width : (int) Math.ceil(Math.min(bounds.get().right(), Short.MAX_VALUE));
        int bottom = hasFrame() ? height : (int) Math.ceil(Math.min(bounds.get().bottom(), Short.MAX_VALUE));
        Shape.Mask mask =
                right > 0 && bottom > 0 ? Masks.fill(polygon, right, bottom) : new Shape.Mask(0, 0, 0, 0, new int[0]);
        if (mask.area() == 0) {
            return nothingLeft(annotation, losses);
        }
        if (!Boxes.inside(bounds.get(), new Frame(right, bottom))) {
            clipped(annotation, losses);
        }
        losses.changed(
                annotation,
                LossCodes.POLYGON_HOLES_AS_MASK,
                "a polygon with holes became a mask, because a polygon of CVAT has one ring");
        return List.of(new CvatShape.Mask(mask));
    }

    private List<CvatShape> line(Annotation annotation, Shape.Path path, ItemLosses losses) {
        PointList points = Curves.points(path);
        if (points.size() < 2) {
            return nothingLeft(annotation, losses);
        }
        if (path.spline()) {
            losses.changed(annotation, LossCodes.CURVE_FLATTENED, "a curve became straight lines");
        }
        double[] xy = points.xy();
        if (path.closed()) {
            xy = Arrays.copyOf(xy, xy.length + 2);
            xy[xy.length - 2] = xy[0];
            xy[xy.length - 1] = xy[1];
        }
        return List.of(new CvatShape.Run(CvatShape.Run.POLYLINE, xy));
    }

    private List<CvatShape> mask(Annotation annotation, Shape.Mask mask, ItemLosses losses) {
        if (mask.area() == 0) {
            losses.dropped(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel");
            return List.of();
        }
        Shape.Mask tight = Masks.tight(mask);
        Optional<Shape.Mask> inside = hasFrame() ? Masks.clip(tight, frame()) : Optional.of(tight);
        if (inside.isEmpty()) {
            return nothingLeft(annotation, losses);
        }
        if (inside.get().area() < tight.area()) {
            clipped(annotation, losses);
        }
        return List.of(new CvatShape.Mask(inside.get()));
    }

    private List<CvatShape> points(Annotation annotation, Shape.Points points, ItemLosses losses) {
        CvatLabels.Label label = labels.of(annotation.category());
        boolean anyLabelled =
                points.points().stream().anyMatch(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED);
        if (!anyLabelled) {
            losses.dropped(annotation, LossCodes.GEOMETRY_DEGENERATE, "none of the points is labelled");
            return List.of();
        }
        List<String> names = points.points().stream().map(Keypoint::name).toList();
        return label.hasPoints(names)
                ? List.of(new CvatShape.Skeleton(all(label, points.points())))
                : List.of(unnamed(annotation, points.points(), losses));
    }

    /** Returns a keypoint for each point of the label, because CVAT needs an element for each. */
    private static List<Keypoint> all(CvatLabels.Label label, List<Keypoint> points) {
        Map<String, Keypoint> byName = new HashMap<>();
        points.forEach(point -> byName.put(point.name(), point));
        return label.category().skeleton().points().stream()
                .map(name -> byName.getOrDefault(name, new Keypoint(name, 0, 0, Keypoint.Visibility.NOT_LABELLED)))
                .toList();
    }

    private static CvatShape unnamed(Annotation annotation, List<Keypoint> points, ItemLosses losses) {
        List<Keypoint> labelled = points.stream()
                .filter(point -> point.visibility() != Keypoint.Visibility.NOT_LABELLED)
                .toList();
        boolean same = points.stream()
                .allMatch(point -> point.name().isEmpty() && point.visibility() == Keypoint.Visibility.VISIBLE);
        if (!same) {
            losses.changed(
                    annotation,
                    LossCodes.POINT_VISIBILITY_DROPPED,
                    "keypoints that the category's skeleton does not name became points without name and visibility");
        }
        double[] xy = new double[2 * labelled.size()];
        for (int i = 0; i < labelled.size(); i++) {
            xy[2 * i] = labelled.get(i).x();
            xy[2 * i + 1] = labelled.get(i).y();
        }
        return new CvatShape.Run(CvatShape.Run.POINTS, xy);
    }

    private List<CvatShape> nothingLeft(Annotation annotation, ItemLosses losses) {
        losses.dropped(
                annotation,
                LossCodes.GEOMETRY_DEGENERATE,
                "less than one square pixel of it is on the picture, or it is a line of fewer than two points");
        return List.of();
    }

    private void clipped(Annotation annotation, ItemLosses losses) {
        String border = hasFrame() ? "the border of " + width + " x " + height + " pixels" : "the first or last pixel";
        losses.changed(annotation, LossCodes.GEOMETRY_CLIPPED, "cut at " + border);
    }
}
