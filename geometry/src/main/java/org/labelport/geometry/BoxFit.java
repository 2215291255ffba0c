package org.labelport.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/**
 * The axis-parallel bounding box that is written for a shape, and what is lost by it.
 *
 * @param box the bounding box of what lies on the picture, in pixels; empty when the shape has no such box
 * @param notes losses by writing the box instead of the shape; when there is no box, only the reason for that
 */
public record BoxFit(Optional<Shape.Box> box, List<Note> notes) {

    /** The losses that a format declares when it writes shapes as such boxes. */
    public static final List<LossSpec> LOSSES = LossSpec.allShared(
            LossCodes.GEOMETRY_UNSUPPORTED,
            LossCodes.GEOMETRY_DEGENERATE,
            LossCodes.GEOMETRY_CLIPPED,
            LossCodes.GEOMETRY_AS_BOX,
            LossCodes.BOX_ROTATION_DROPPED,
            LossCodes.MASK_EMPTY);

    public BoxFit {
        notes = List.copyOf(notes);
    }

    /** A loss: its code, and a text for people that says what exactly was lost. */
    public record Note(String code, String detail) {}

    /**
     * Returns the bounding box of the part of a shape that lies on the picture. It is at least one pixel wide and high.
     *
     * @param holder what the box is written to, such as a format's name; messages begin with it
     */
    public static BoxFit of(Shape shape, Frame frame, String holder) {
        ShapeKind kind = shape.kind();
        return switch (kind) {
            case BOX -> fitted(Boxes.clip((Shape.Box) shape, frame), clipped((Shape.Box) shape, frame), List.of());
            case ROTATED_BOX ->
                enclosing(
                        Polygons.of((Shape.Box) shape),
                        frame,
                        new Note(LossCodes.BOX_ROTATION_DROPPED, "written as its enclosing box"));
            case POLYGON -> enclosing((Shape.Polygon) shape, frame, asBox(kind));
            case ELLIPSE -> ellipse((Shape.Ellipse) shape, frame);
            case POLYLINE -> line((Shape.Path) shape, frame, holder);
            case MASK -> mask((Shape.Mask) shape, frame);
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                refused(LossCodes.GEOMETRY_UNSUPPORTED, holder + " holds boxes, no " + kind.key());
        };
    }

    /** Returns the result for a shape that is not written as a box. */
    public static BoxFit refused(String code, String detail) {
        return new BoxFit(Optional.empty(), List.of(new Note(code, detail)));
    }

    private static BoxFit line(Shape.Path path, Frame frame, String holder) {
        if (!path.closed()) {
            return refused(LossCodes.GEOMETRY_UNSUPPORTED, holder + " holds boxes, no open lines");
        }
        Optional<Shape.Polygon> polygon = Polygons.of(path);
        return polygon.isPresent()
                ? enclosing(polygon.get(), frame, asBox(ShapeKind.POLYLINE))
                : fitted(Optional.empty(), false, List.of());
    }

    private static BoxFit ellipse(Shape.Ellipse ellipse, Frame frame) {
        Optional<Shape.Box> whole = Boxes.bounds(ellipse).filter(box -> Boxes.inside(box, frame));
        return whole.isPresent()
                ? fitted(whole, false, List.of(asBox(ShapeKind.ELLIPSE)))
                : enclosing(Polygons.of(ellipse), frame, asBox(ShapeKind.ELLIPSE));
    }

    private static BoxFit mask(Shape.Mask mask, Frame frame) {
        if (mask.area() == 0) {
            return refused(LossCodes.MASK_EMPTY, "the mask has no pixel");
        }
        Optional<Shape.Mask> clipped = Masks.clip(mask, frame);
        boolean cut = clipped.isPresent() && clipped.get().area() != mask.area();
        return fitted(clipped.flatMap(Boxes::bounds), cut, List.of(asBox(ShapeKind.MASK)));
    }

    private static BoxFit enclosing(Shape.Polygon polygon, Frame frame, Note note) {
        Optional<Shape.Polygon> clipped = Polygons.clip(polygon, frame);
        boolean cut = clipped.isPresent() && clipped.get() != polygon;
        return fitted(clipped.flatMap(Boxes::bounds), cut, List.of(note));
    }

    private static BoxFit fitted(Optional<Shape.Box> box, boolean cut, List<Note> notes) {
        if (box.isEmpty() || box.get().width() < LeastSize.SIDE || box.get().height() < LeastSize.SIDE) {
            return refused(LossCodes.GEOMETRY_DEGENERATE, "less than one pixel of a side is on the picture");
        }
        if (!cut) {
            return new BoxFit(box, notes);
        }
        List<Note> all = new ArrayList<>(notes);
        all.add(new Note(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border"));
        return new BoxFit(box, all);
    }

    private static boolean clipped(Shape.Box box, Frame frame) {
        return !Boxes.inside(box, frame);
    }

    private static Note asBox(ShapeKind kind) {
        return new Note(LossCodes.GEOMETRY_AS_BOX, kind.key() + " written as its enclosing box");
    }
}
