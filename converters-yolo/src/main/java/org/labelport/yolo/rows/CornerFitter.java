package org.labelport.yolo.rows;

import java.util.ArrayList;
import java.util.List;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.Regions.UnfitException;

/**
 * Makes the four corners of rotated boxes, clockwise from the corner that is top left before rotation: of boxes their own, of
 * other regions those of the smallest box around them.
 *
 * <p>A box across the picture's border becomes the box of the same direction around its part on the picture. A corner that
 * still lies beyond the border is moved onto it, because Ultralytics takes no such corner.
 */
final class CornerFitter implements ShapeFitter {

    @Override
    public Fitted fit(Shape shape, Frame frame) {
        List<Fitted.Note> notes = new ArrayList<>(2);
        try {
            return new Fitted.Row(corners(shape, frame, notes), notes);
        } catch (UnfitException e) {
            return e.refused();
        }
    }

    private static double[] corners(Shape shape, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        ShapeKind kind = shape.kind();
        return switch (kind) {
            case BOX -> Boxes.corners(Regions.clip((Shape.Box) shape, frame, notes));
            case ROTATED_BOX -> {
                Shape.Box box = Regions.requireSides((Shape.Box) shape);
                Shape.Polygon whole = Polygons.of(box);
                Shape.Polygon visible = Regions.clip(whole, kind, frame, notes);
                yield visible == whole
                        ? Boxes.corners(box)
                        : inside(SmallestBox.along(visible, box.angle()), visible, frame);
            }
            case POLYGON -> around((Shape.Polygon) shape, kind, frame, notes);
            case ELLIPSE -> around(Polygons.of((Shape.Ellipse) shape), kind, frame, notes);
            case POLYLINE -> around(Regions.closed((Shape.Path) shape), kind, frame, notes);
            case MASK -> {
                Shape.Mask clipped = Regions.clip((Shape.Mask) shape, frame, notes);
                yield around(Masks.outline(clipped), kind, frame, notes);
            }
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> throw Regions.unsupported(kind);
        };
    }

    private static double[] around(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        notes.add(new Fitted.Note(LossCodes.GEOMETRY_AS_BOX, kind.key() + " written as the smallest box around it"));
        Shape.Polygon visible = Regions.clip(polygon, kind, frame, notes);
        return inside(Regions.requireSides(SmallestBox.around(visible)), visible, frame);
    }

    private static double[] inside(Shape.Box box, Shape.Polygon visible, Frame frame) throws UnfitException {
        double[] corners = Boxes.corners(box);
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = Math.max(0, Math.min(frame.width(), corners[i]));
            corners[i + 1] = Math.max(0, Math.min(frame.height(), corners[i + 1]));
        }
        if (Polygons.area(Shape.Polygon.of(corners)) >= 1) {
            return corners;
        }
        return Boxes.corners(Regions.requireSides(Boxes.bounds(visible)
                .orElseThrow(() -> Regions.degenerate("the shape encloses nothing"))));
    }
}
