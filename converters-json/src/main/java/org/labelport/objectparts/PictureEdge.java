package org.labelport.objectparts;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/**
 * Cuts shapes at the edge of a picture.
 *
 * @param frame the picture; empty when its size is not known, so that nothing is cut
 */
public record PictureEdge(Optional<Frame> frame) {

    /** Returns the edge of a picture. */
    public static PictureEdge of(Media.Image image) {
        return new PictureEdge(
                image.hasSize() ? Optional.of(new Frame(image.width(), image.height())) : Optional.empty());
    }

    /**
     * Returns the part of an axis-parallel box that is on the picture, or the same object when all of it is; empty when
     * less than a square pixel is.
     */
    public Optional<Shape.Box> cut(Shape.Box box) {
        Optional<Shape.Box> inside = frame.isPresent() ? Boxes.clip(box, frame.get()) : Optional.of(box);
        return inside.filter(part -> !(part.width() * part.height() < LeastSize.AREA));
    }

    /** As for boxes. */
    public Optional<Shape.Polygon> cut(Shape.Polygon polygon) {
        Optional<Shape.Polygon> inside = frame.isPresent() ? Polygons.clip(polygon, frame.get()) : Optional.of(polygon);
        return inside.filter(part -> !(Polygons.area(part) < LeastSize.AREA));
    }

    /** Returns the pixels of a mask that are on the picture; empty when none is. */
    public Optional<Shape.Mask> cut(Shape.Mask mask) {
        return frame.isPresent() ? Masks.clip(mask, frame.get()) : Optional.of(mask);
    }
}
