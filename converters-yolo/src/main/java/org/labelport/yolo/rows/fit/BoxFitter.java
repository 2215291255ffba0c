package org.labelport.yolo.rows.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Polygons;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.fit.Regions.UnfitException;

/** Makes boxes for detection: the enclosing box of the part of a region that is on the picture. */
final class BoxFitter implements ShapeFitter {

    @Override
    public Fitted fit(Shape shape, Frame frame) {
        List<Fitted.Note> notes = new ArrayList<>(2);
        try {
            Shape.Box box = box(shape, frame, notes);
            double[] pixels = {
                box.x() + box.width() / 2, box.y() + box.height() / 2, box.width(), box.height(),
            };
            return new Fitted.Row(pixels, notes);
        } catch (UnfitException e) {
            return e.refused();
        }
    }

    private static Shape.Box box(Shape shape, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        ShapeKind kind = shape.kind();
        return switch (kind) {
            case BOX -> Regions.clip((Shape.Box) shape, frame, notes);
            case ROTATED_BOX -> {
                notes.add(new Fitted.Note(LossCodes.BOX_ROTATION_DROPPED, "written as its enclosing box"));
                yield enclosing(Polygons.of((Shape.Box) shape), kind, frame, notes);
            }
            case POLYGON -> {
                noteAsBox(kind, notes);
                yield enclosing((Shape.Polygon) shape, kind, frame, notes);
            }
            case ELLIPSE -> {
                noteAsBox(kind, notes);
                Optional<Shape.Box> bounds = Boxes.bounds(shape).filter(box -> Boxes.inside(box, frame));
                yield bounds.isPresent()
                        ? Regions.requireSides(bounds.get())
                        : enclosing(Polygons.of((Shape.Ellipse) shape), kind, frame, notes);
            }
            case POLYLINE -> {
                noteAsBox(kind, notes);
                yield enclosing(Regions.closed((Shape.Path) shape), kind, frame, notes);
            }
            case MASK -> {
                noteAsBox(kind, notes);
                yield bounds(Regions.clip((Shape.Mask) shape, frame, notes));
            }
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> throw Regions.unsupported(kind);
        };
    }

    private static Shape.Box enclosing(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        return bounds(Regions.clip(polygon, kind, frame, notes));
    }

    private static Shape.Box bounds(Shape region) throws UnfitException {
        return Regions.requireSides(
                Boxes.bounds(region).orElseThrow(() -> Regions.degenerate("the shape encloses nothing")));
    }

    private static void noteAsBox(ShapeKind kind, List<Fitted.Note> notes) {
        notes.add(new Fitted.Note(LossCodes.GEOMETRY_AS_BOX, kind.key() + " written as its enclosing box"));
    }
}
