package org.labelport.csv.openimages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.geometry.BoxFit.Note;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.LossCodes;

/**
 * The pixels of a region on its picture.
 *
 * @param mask empty when the region has no pixels on the picture
 * @param notes what was changed; without a mask, the one reason why there is none
 */
record RegionMask(Optional<Shape.Mask> mask, List<Note> notes) {

    RegionMask {
        notes = List.copyOf(notes);
    }

    /** Whether a shape is written as a mask. */
    static boolean isRegion(Shape shape) {
        return switch (shape.kind()) {
            case POLYGON, MASK, ELLIPSE -> true;
            case POLYLINE -> ((Shape.Path) shape).closed();
            case TAG, BOX, ROTATED_BOX, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> false;
        };
    }

    /**
     * Makes the mask of a shape, cut at the picture's border.
     *
     * @param shape for which {@link #isRegion} holds
     */
    static RegionMask of(Shape shape, Media.Image image) {
        Frame frame = new Frame(image.width(), image.height());
        if (shape instanceof Shape.Mask mask) {
            return ofMask(mask, frame);
        }
        Optional<Shape.Polygon> clipped = outline(shape).flatMap(polygon -> Polygons.clip(polygon, frame));
        Shape.Mask filled = clipped.map(polygon -> Masks.fill(polygon, image.width(), image.height()))
                .orElse(new Shape.Mask(0, 0, 0, 0, new int[0]));
        if (filled.area() == 0) {
            return none(LossCodes.GEOMETRY_DEGENERATE, "it covers no pixel of the picture");
        }
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(LossCodes.GEOMETRY_AS_MASK, shape.kind().key() + " written as the pixels that it covers"));
        if (Boxes.bounds(shape).filter(box -> Boxes.inside(box, frame)).isEmpty()) {
            notes.add(new Note(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border"));
        }
        return new RegionMask(Optional.of(filled), notes);
    }

    private static Optional<Shape.Polygon> outline(Shape region) {
        return switch (region.kind()) {
            case POLYGON -> Optional.of((Shape.Polygon) region);
            case ELLIPSE -> Optional.of(Polygons.of((Shape.Ellipse) region));
            case POLYLINE -> Polygons.of((Shape.Path) region);
            case MASK, TAG, BOX, ROTATED_BOX, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                throw new IllegalArgumentException("no region with an outline: " + region);
        };
    }

    private static RegionMask ofMask(Shape.Mask mask, Frame frame) {
        if (mask.area() == 0) {
            return none(LossCodes.MASK_EMPTY, "the mask has no pixel");
        }
        Optional<Shape.Mask> clipped = Masks.clip(mask, frame);
        if (clipped.isEmpty()) {
            return none(LossCodes.GEOMETRY_DEGENERATE, "it covers no pixel of the picture");
        }
        boolean whole = clipped.get().area() == mask.area();
        return new RegionMask(
                clipped,
                whole ? List.of() : List.of(new Note(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border")));
    }

    private static RegionMask none(String code, String detail) {
        return new RegionMask(Optional.empty(), List.of(new Note(code, detail)));
    }
}
