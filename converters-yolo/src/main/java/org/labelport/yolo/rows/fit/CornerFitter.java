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

/**
 * Makes the four corners of rotated boxes, clockwise from the corner that is top left before rotation. A box has its
 * own corners; of another region they are those of the smallest box around it.
 *
 * <p>A box that extends beyond the picture is shortened, because Ultralytics accepts no corner outside the picture.
 */
final class CornerFitter implements ShapeFitter {

    /** The least part of the visible area that a shortened box must have. */
    private static final double LEAST_SHARE = 0.5;

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
                        : inside(DirectedBox.around(visible, box.angle()), visible, frame, notes);
            }
            case POLYGON -> around((Shape.Polygon) shape, kind, frame, notes);
            case ELLIPSE -> around(Polygons.of((Shape.Ellipse) shape), kind, frame, notes);
            case POLYLINE -> around(Regions.closed((Shape.Path) shape), kind, frame, notes);
            case MASK -> {
                Shape.Mask clipped = Regions.clip((Shape.Mask) shape, frame, notes);
                yield around(Regions.outline(clipped), kind, frame, notes);
            }
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> throw Regions.unsupported(kind);
        };
    }

    private static double[] around(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        notes.add(new Fitted.Note(LossCodes.GEOMETRY_AS_BOX, kind.key() + " written as the smallest box around it"));
        Shape.Polygon visible = Regions.clip(polygon, kind, frame, notes);
        return inside(Regions.requireSides(Boxes.minimumArea(visible).orElseThrow()), visible, frame, notes);
    }

    /**
     * Returns the corners of a box shortened to the picture, or of the upright box around the visible part if less than
     * half of that would be left.
     */
    private static double[] inside(Shape.Box box, Shape.Polygon visible, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        Optional<Shape.Box> bordered = BorderedBox.of(box, frame);
        if (bordered.isPresent() && isEnough(bordered.get(), visible)) {
            if (bordered.get() != box) {
                Regions.noteClipped(frame, notes);
            }
            return Boxes.corners(bordered.get());
        }
        notes.add(new Fitted.Note(
                LossCodes.BOX_ROTATION_DROPPED, "written upright, because a rotated one reaches beyond the picture"));
        return Boxes.corners(Regions.requireSides(
                Boxes.bounds(visible).orElseThrow(() -> Regions.degenerate("the shape encloses nothing"))));
    }

    private static boolean isEnough(Shape.Box box, Shape.Polygon visible) {
        return Math.min(box.width(), box.height()) >= 1
                && BorderedBox.area(box) >= LEAST_SHARE * Polygons.area(visible);
    }
}
