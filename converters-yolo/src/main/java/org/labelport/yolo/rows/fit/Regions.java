package org.labelport.yolo.rows.fit;

import java.util.List;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.geometry.TooComplexException;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;

/**
 * Clips shapes at the picture's border, and refuses those of which too little is left. The fitters of all tasks use it.
 */
final class Regions {

    private Regions() {}

    /** Returns the part of a box that is on the picture. */
    static Shape.Box clip(Shape.Box box, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        Shape.Box clipped = Boxes.clip(box, frame).orElseThrow(() -> outside(box.kind(), frame));
        noteClipped(clipped == box, frame, notes);
        return requireSides(clipped);
    }

    /** Returns the part of a polygon that is on the picture. */
    static Shape.Polygon clip(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        Shape.Polygon clipped = Polygons.clip(polygon, frame).orElseThrow(() -> outside(kind, frame));
        noteClipped(clipped == polygon, frame, notes);
        if (Polygons.area(clipped) < LeastSize.AREA) {
            throw degenerate("the " + kind.key() + " covers less than one square pixel of the picture");
        }
        return clipped;
    }

    /** Returns the part of a mask that is on the picture. */
    static Shape.Mask clip(Shape.Mask mask, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        if (mask.area() == 0) {
            throw new UnfitException(LossCodes.MASK_EMPTY, "the mask has no pixel");
        }
        Shape.Mask clipped = Masks.clip(mask, frame).orElseThrow(() -> outside(mask.kind(), frame));
        noteClipped(clipped.area() == mask.area(), frame, notes);
        return clipped;
    }

    /** Returns the outline of a mask's pixels. */
    static Shape.Polygon outline(Shape.Mask mask) throws UnfitException {
        try {
            return Masks.outline(mask);
        } catch (TooComplexException e) {
            throw new UnfitException(LossCodes.GEOMETRY_UNSUPPORTED, e.getMessage());
        }
    }

    /** Returns the polygon that a closed line encloses. */
    static Shape.Polygon closed(Shape.Path path) throws UnfitException {
        if (!path.closed()) {
            throw new UnfitException(LossCodes.GEOMETRY_UNSUPPORTED, "YOLO has no open lines");
        }
        return Polygons.of(path).orElseThrow(() -> degenerate("the closed line encloses nothing"));
    }

    /** Returns the same box, or refuses it if a side is shorter than one pixel. */
    static Shape.Box requireSides(Shape.Box box) throws UnfitException {
        if (box.width() < LeastSize.SIDE || box.height() < LeastSize.SIDE) {
            throw degenerate("a side is shorter than one pixel on the picture");
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

    private static UnfitException outside(ShapeKind kind, Frame frame) {
        return degenerate("no area of the " + kind.key() + " is on the picture (" + size(frame) + ")");
    }

    private static void noteClipped(boolean whole, Frame frame, List<Fitted.Note> notes) {
        if (!whole) {
            noteClipped(frame, notes);
        }
    }

    /** Notes that a shape was clipped, unless that has been noted. */
    static void noteClipped(Frame frame, List<Fitted.Note> notes) {
        if (notes.stream().noneMatch(note -> note.code().equals(LossCodes.GEOMETRY_CLIPPED))) {
            notes.add(new Fitted.Note(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border (" + size(frame) + ")"));
        }
    }

    private static String size(Frame frame) {
        return (long) frame.width() + " x " + (long) frame.height();
    }

    /** Says that a shape cannot be written as a row, and why. */
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
