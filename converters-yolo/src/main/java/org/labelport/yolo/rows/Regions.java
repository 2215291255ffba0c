package org.labelport.yolo.rows;

import java.util.List;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.geometry.TooComplexException;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;

/** Cuts shapes at the picture's border and refuses what is left too small, the same way for both tasks. */
final class Regions {

    /** Arithmetic makes a box of one pixel a trace smaller. */
    private static final double SMALLEST = 1 - 1e-9;

    /** In pixels. */
    private static final double HAIR = 1e-3;

    private Regions() {}

    /** The part of a box on the picture. */
    static Shape.Box clip(Shape.Box box, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        Shape.Box clipped = Boxes.clip(box, frame).orElseThrow(() -> outside(box.kind(), frame));
        noteClipped(clipped == box, frame, notes);
        return requireSides(clipped);
    }

    /** The part of a polygon on the picture. */
    static Shape.Polygon clip(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        Shape.Polygon clipped = Polygons.clip(polygon, frame).orElseThrow(() -> outside(kind, frame));
        noteClipped(clipped == polygon, frame, notes);
        if (Polygons.area(clipped) < SMALLEST && untangledArea(clipped) < SMALLEST) {
            throw degenerate("the " + kind.key() + " covers less than one square pixel of the picture");
        }
        return clipped;
    }

    /** The part of a mask on the picture. */
    static Shape.Mask clip(Shape.Mask mask, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        if (mask.area() == 0) {
            throw new UnfitException(LossCodes.MASK_EMPTY, "the mask has no pixel");
        }
        Shape.Mask clipped = Masks.clip(mask, frame).orElseThrow(() -> outside(mask.kind(), frame));
        noteClipped(clipped.area() == mask.area(), frame, notes);
        return clipped;
    }

    /** The border of a mask's pixels. */
    static Shape.Polygon outline(Shape.Mask mask) throws UnfitException {
        try {
            return Masks.outline(mask);
        } catch (TooComplexException e) {
            throw new UnfitException(LossCodes.GEOMETRY_UNSUPPORTED, e.getMessage());
        }
    }

    /** A closed line as the polygon that it encloses. */
    static Shape.Polygon closed(Shape.Path path) throws UnfitException {
        if (!path.closed()) {
            throw new UnfitException(LossCodes.GEOMETRY_UNSUPPORTED, "YOLO has no open lines");
        }
        return Polygons.of(path).orElseThrow(() -> degenerate("the closed line encloses nothing"));
    }

    /** The same box, unless a side is under one pixel. */
    static Shape.Box requireSides(Shape.Box box) throws UnfitException {
        if (box.width() < SMALLEST || box.height() < SMALLEST) {
            throw degenerate("less than one pixel of a side is on the picture");
        }
        return box;
    }

    static UnfitException unsupported(ShapeKind kind) {
        return new UnfitException(
                LossCodes.GEOMETRY_UNSUPPORTED, "rows of this task have no " + kind.key() + " annotations");
    }

    static UnfitException degenerate(String detail) {
        return new UnfitException(LossCodes.GEOMETRY_DEGENERATE, detail);
    }

    /**
     * Area of a polygon whose rings may cross themselves: corners of a box in the wrong order make an hourglass, whose
     * two halves cancel out. Cut by a hair's breadth, it comes apart into rings that do not cross.
     */
    private static double untangledArea(Shape.Polygon polygon) {
        Shape.Box bounds = Boxes.bounds(polygon).orElseThrow();
        double right = bounds.right() - HAIR;
        if (right <= 0 || bounds.bottom() <= 0) {
            return 0;
        }
        return Polygons.clip(polygon, new Frame(right, bounds.bottom()))
                .map(Polygons::area)
                .orElse(0.0);
    }

    private static UnfitException outside(ShapeKind kind, Frame frame) {
        return degenerate("the " + kind.key() + " encloses nothing of the picture (" + size(frame) + ")");
    }

    private static void noteClipped(boolean whole, Frame frame, List<Fitted.Note> notes) {
        if (!whole) {
            noteClipped(frame, notes);
        }
    }

    /** Notes that a shape was cut, once. */
    static void noteClipped(Frame frame, List<Fitted.Note> notes) {
        if (notes.stream().noneMatch(note -> note.code().equals(LossCodes.GEOMETRY_CLIPPED))) {
            notes.add(new Fitted.Note(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border (" + size(frame) + ")"));
        }
    }

    private static String size(Frame frame) {
        return (long) frame.width() + " x " + (long) frame.height();
    }

    /** A shape that has no row, and why. */
    static final class UnfitException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        UnfitException(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }

        Fitted.Refused refused() {
            return new Fitted.Refused(code, getMessage());
        }
    }
}
