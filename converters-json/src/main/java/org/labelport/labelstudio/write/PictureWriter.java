package org.labelport.labelstudio.write;

import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LabelStudioRle;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.labelstudio.task.CornerBox;
import org.labelport.labelstudio.task.Places;
import org.labelport.labelstudio.task.Tool;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the result of a shape on a picture. */
record PictureWriter(RegionParts parts) {

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write(Annotation annotation, Optional<String> parent) throws ItemException {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case BOX -> box(annotation, (Shape.Box) shape, parent);
            case ROTATED_BOX -> rotatedBox(annotation, (Shape.Box) shape, parent);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape, parent);
            case POLYLINE -> line(annotation, (Shape.Path) shape, parent);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape, parent);
            case POINTS -> new PointsWriter(parts, frame()).write(annotation, parent);
            case MASK -> mask(annotation, (Shape.Mask) shape, parent);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                parts.unsupported(annotation, "on a picture");
        };
    }

    private Frame frame() throws ItemException {
        Media.Image image = parts.head().picture().orElseThrow();
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "Label Studio needs the width and height of the picture, and the source has neither");
        }
        return new Frame(image.width(), image.height());
    }

    private boolean box(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        Optional<Shape.Box> clipped = Boxes.clip(box, frame());
        if (clipped.isEmpty() || clipped.get().width() * clipped.get().height() < LeastSize.AREA) {
            return parts.degenerate(annotation);
        }
        if (!clipped.get().equals(box)) {
            parts.clipped(annotation);
        }
        return boxResult(annotation, clipped.get(), parent);
    }

    private boolean rotatedBox(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        if (box.width() * box.height() < LeastSize.AREA) {
            return parts.degenerate(annotation);
        }
        if (Boxes.inside(box, frame())) {
            return boxResult(annotation, box, parent);
        }
        parts.changed(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "it extends beyond the picture");
        return polygon(annotation, Polygons.of(box), parent);
    }

    private boolean boxResult(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        parts.open(annotation, Tool.RECTANGLE, parent);
        CornerBox.of(box, frame()).write(parts.json());
        return parts.close(annotation, Tool.RECTANGLE);
    }

    private boolean polygon(Annotation annotation, Shape.Polygon polygon, Optional<String> parent)
            throws ItemException {
        Optional<Shape.Polygon> whole = Optional.of(polygon);
        if (!Polygons.inside(polygon, frame())) {
            whole = Polygons.clip(polygon, frame());
            whole.ifPresent(unused -> parts.clipped(annotation));
        }
        if (whole.isEmpty() || Polygons.area(whole.get()) < LeastSize.AREA) {
            return parts.degenerate(annotation);
        }
        List<Shape.Polygon.Part> pieces = whole.get().parts();
        boolean holes = pieces.stream().anyMatch(part -> !part.holes().isEmpty());
        if (pieces.size() == 1 && !holes) {
            return polygonResult(annotation, whole.get(), parent);
        }
        if (parts.plan().options().text(LabelStudioPlan.POLYGONS).equals("outline")) {
            parts.changed(
                    annotation,
                    holes ? LossCodes.POLYGON_HOLES_BRIDGED : LossCodes.POLYGON_PARTS_JOINED,
                    "holes and parts are joined into one outline");
            return polygonResult(
                    annotation,
                    new Shape.Polygon(List.of(new Shape.Polygon.Part(Polygons.bridged(whole.get()), List.of()))),
                    parent);
        }
        Shape.Mask mask = Masks.fill(whole.get(), (int) frame().width(), (int) frame().height());
        parts.changed(
                annotation,
                holes ? LossCodes.POLYGON_HOLES_AS_MASK : LabelStudioLosses.PARTS_AS_MASK,
                "its pixels are written as a brush");
        return mask(annotation, mask, parent);
    }

    private boolean polygonResult(Annotation annotation, Shape.Polygon polygon, Optional<String> parent)
            throws ItemException {
        parts.open(annotation, Tool.POLYGON, parent);
        parts.json().key("points");
        Places.points(polygon.parts().get(0).ring(), frame(), parts.json());
        parts.json().key("closed").flag(true);
        return parts.close(annotation, Tool.POLYGON);
    }

    private boolean line(Annotation annotation, Shape.Path path, Optional<String> parent) throws ItemException {
        if (path.points().size() < 2) {
            return parts.degenerate(annotation);
        }
        if (path.spline()) {
            parts.changed(annotation, LossCodes.CURVE_FLATTENED, "its points are joined by straight lines");
        }
        parts.open(annotation, Tool.VECTOR, parent);
        parts.json().key("vertices").open('[');
        for (int i = 0; i < path.points().size(); i++) {
            parts.json().open('{').key("id").text("v" + (i + 1));
            parts.json().key("x").number(Places.percent(path.points().x(i), frame().width()));
            parts.json().key("y").number(Places.percent(path.points().y(i), frame().height()));
            if (i > 0) {
                parts.json().key("prevPointId").text("v" + i);
            }
            parts.json().key("isBezier").flag(false).close('}');
        }
        parts.json().close(']').key("closed").flag(path.closed());
        return parts.close(annotation, Tool.VECTOR);
    }

    private boolean ellipse(Annotation annotation, Shape.Ellipse ellipse, Optional<String> parent)
            throws ItemException {
        Shape.Polygon outline = Polygons.of(ellipse);
        if (Math.PI * ellipse.radiusX() * ellipse.radiusY() < LeastSize.AREA) {
            return parts.degenerate(annotation);
        }
        if (!Polygons.inside(outline, frame())) {
            parts.changed(annotation, LossCodes.CURVE_FLATTENED, "it extends beyond the picture");
            return polygon(annotation, outline, parent);
        }
        parts.open(annotation, Tool.ELLIPSE, parent);
        parts.json().key("x").number(Places.percent(ellipse.centerX(), frame().width()));
        parts.json().key("y").number(Places.percent(ellipse.centerY(), frame().height()));
        parts.json().key("radiusX").number(Places.percent(ellipse.radiusX(), frame().width()));
        parts.json().key("radiusY").number(Places.percent(ellipse.radiusY(), frame().height()));
        Places.rotation(ellipse.angle(), parts.json());
        return parts.close(annotation, Tool.ELLIPSE);
    }

    private boolean mask(Annotation annotation, Shape.Mask mask, Optional<String> parent) throws ItemException {
        Optional<Shape.Mask> inside = Masks.clip(mask, frame());
        if (inside.isEmpty() || inside.get().area() == 0) {
            return parts.dropped(annotation, LossCodes.MASK_EMPTY, "it has no pixel inside the picture");
        }
        if (inside.get() != mask) {
            parts.clipped(annotation);
        }
        int width = (int) frame().width();
        int height = (int) frame().height();
        if ((long) width * height > LabelStudioRle.MAX_PIXELS) {
            return parts.dropped(annotation, LossCodes.GEOMETRY_UNSUPPORTED, "the picture is too large for a brush");
        }
        parts.open(annotation, Tool.BRUSH, parent);
        parts.json().key("format").text("rle").key("rle").open('[');
        for (int each : LabelStudioRle.encode(inside.get(), width, height)) {
            parts.json().integer(each);
        }
        parts.json().close(']');
        return parts.close(annotation, Tool.BRUSH);
    }
}
