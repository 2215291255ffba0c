package org.labelport.labelstudio.write.results;

import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LabelStudioRle;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.place.CornerBox;
import org.labelport.labelstudio.place.Places;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the result of a shape on a picture. */
record PictureWriter(Region region) {

    /** @return whether a result was written; otherwise the loss has been reported */
    boolean write() throws ItemException {
        Shape shape = region.annotation().shape();
        return switch (shape.kind()) {
            case BOX -> box((Shape.Box) shape);
            case ROTATED_BOX -> rotatedBox((Shape.Box) shape);
            case POLYGON -> polygon((Shape.Polygon) shape);
            case POLYLINE -> line((Shape.Path) shape);
            case ELLIPSE -> ellipse((Shape.Ellipse) shape);
            case POINTS -> new PointsWriter(region, frame()).write();
            case MASK -> mask((Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> region.unsupported("on a picture");
        };
    }

    private Frame frame() throws ItemException {
        Media.Image image = region.head().picture().orElseThrow();
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "Label Studio needs the width and height of the picture, and the source has neither");
        }
        return new Frame(image.width(), image.height());
    }

    private boolean box(Shape.Box box) throws ItemException {
        Optional<Shape.Box> clipped = Boxes.clip(box, frame());
        if (clipped.isEmpty() || clipped.get().width() * clipped.get().height() < LeastSize.AREA) {
            return region.degenerate();
        }
        if (!clipped.get().equals(box)) {
            region.clipped();
        }
        return boxResult(clipped.get());
    }

    private boolean rotatedBox(Shape.Box box) throws ItemException {
        if (box.width() * box.height() < LeastSize.AREA) {
            return region.degenerate();
        }
        if (Boxes.inside(box, frame())) {
            return boxResult(box);
        }
        region.changed(LossCodes.BOX_ROTATION_AS_POLYGON, "it extends beyond the picture");
        return polygon(Polygons.of(box));
    }

    private boolean boxResult(Shape.Box box) throws ItemException {
        region.open(Tool.RECTANGLE);
        CornerBox.of(box, frame()).write(region.json());
        return region.close(Tool.RECTANGLE);
    }

    private boolean polygon(Shape.Polygon polygon) throws ItemException {
        Optional<Shape.Polygon> whole = Optional.of(polygon);
        if (!Polygons.inside(polygon, frame())) {
            whole = Polygons.clip(polygon, frame());
            whole.ifPresent(unused -> region.clipped());
        }
        if (whole.isEmpty() || Polygons.area(whole.get()) < LeastSize.AREA) {
            return region.degenerate();
        }
        List<Shape.Polygon.Part> pieces = whole.get().parts();
        boolean holes = pieces.stream().anyMatch(part -> !part.holes().isEmpty());
        if (pieces.size() == 1 && !holes) {
            return polygonResult(whole.get());
        }
        if (region.rules().joinsOutlines()) {
            region.changed(
                    holes ? LossCodes.POLYGON_HOLES_BRIDGED : LossCodes.POLYGON_PARTS_JOINED,
                    "holes and parts are joined into one outline");
            return polygonResult(
                    new Shape.Polygon(List.of(new Shape.Polygon.Part(Polygons.bridged(whole.get()), List.of()))));
        }
        Shape.Mask mask = Masks.fill(whole.get(), (int) frame().width(), (int) frame().height());
        region.changed(
                holes ? LossCodes.POLYGON_HOLES_AS_MASK : LabelStudioLosses.PARTS_AS_MASK,
                "its pixels are written as a brush");
        return mask(mask);
    }

    private boolean polygonResult(Shape.Polygon polygon) throws ItemException {
        region.open(Tool.POLYGON);
        region.json().key("points");
        Places.points(polygon.parts().get(0).ring(), frame(), region.json());
        region.json().key("closed").flag(true);
        return region.close(Tool.POLYGON);
    }

    private boolean line(Shape.Path path) throws ItemException {
        if (path.points().size() < 2) {
            return region.degenerate();
        }
        if (path.spline()) {
            region.changed(LossCodes.CURVE_FLATTENED, "its points are joined by straight lines");
        }
        region.open(Tool.VECTOR);
        region.json().key("vertices").open('[');
        for (int i = 0; i < path.points().size(); i++) {
            region.json().open('{').key("id").text("v" + (i + 1));
            region.json().key("x").number(Places.percent(path.points().x(i), frame().width()));
            region.json().key("y").number(Places.percent(path.points().y(i), frame().height()));
            if (i > 0) {
                region.json().key("prevPointId").text("v" + i);
            }
            region.json().key("isBezier").flag(false).close('}');
        }
        region.json().close(']').key("closed").flag(path.closed());
        return region.close(Tool.VECTOR);
    }

    private boolean ellipse(Shape.Ellipse ellipse) throws ItemException {
        Shape.Polygon outline = Polygons.of(ellipse);
        if (Math.PI * ellipse.radiusX() * ellipse.radiusY() < LeastSize.AREA) {
            return region.degenerate();
        }
        if (!Polygons.inside(outline, frame())) {
            region.changed(LossCodes.CURVE_FLATTENED, "it extends beyond the picture");
            return polygon(outline);
        }
        region.open(Tool.ELLIPSE);
        region.json().key("x").number(Places.percent(ellipse.centerX(), frame().width()));
        region.json().key("y").number(Places.percent(ellipse.centerY(), frame().height()));
        region.json().key("radiusX").number(Places.percent(ellipse.radiusX(), frame().width()));
        region.json().key("radiusY").number(Places.percent(ellipse.radiusY(), frame().height()));
        Places.rotation(ellipse.angle(), region.json());
        return region.close(Tool.ELLIPSE);
    }

    private boolean mask(Shape.Mask mask) throws ItemException {
        Optional<Shape.Mask> inside = Masks.clip(mask, frame());
        if (inside.isEmpty() || inside.get().area() == 0) {
            return region.dropped(LossCodes.MASK_EMPTY, "it has no pixel inside the picture");
        }
        if (inside.get() != mask) {
            region.clipped();
        }
        int width = (int) frame().width();
        int height = (int) frame().height();
        if ((long) width * height > LabelStudioRle.MAX_PIXELS) {
            return region.dropped(LossCodes.GEOMETRY_UNSUPPORTED, "the picture is too large for a brush");
        }
        region.open(Tool.BRUSH);
        region.json().key("format").text("rle").key("rle").open('[');
        for (int each : LabelStudioRle.encode(inside.get(), width, height)) {
            region.json().integer(each);
        }
        region.json().close(']');
        return region.close(Tool.BRUSH);
    }
}
