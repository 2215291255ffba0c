package org.labelport.voc.write;

import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.voc.file.Coordinates;

/**
 * What is written as one {@code object}: an annotation, or two annotations of the same object, its box and its region.
 *
 * @param number 1-based place among the picture's objects, and the value of its pixels in a segmentation picture
 * @param annotation from which everything is written but the pixels
 * @param region from which the pixels are painted; the same as {@code annotation} if that is more than a box
 * @param edges of the object's box, inside the picture
 */
record VocObject(int number, Annotation annotation, Optional<Annotation> region, Coordinates.Edges edges) {

    /** Whether a box and a region describe the object. */
    boolean isPair() {
        return region.isPresent() && !region.get().equals(annotation);
    }

    /** Whether a shape is more than a box, and is painted into segmentation pictures. */
    static boolean coversPixels(Shape shape) {
        return shape instanceof Shape.Polygon
                || shape instanceof Shape.Mask
                || shape instanceof Shape.Ellipse
                || shape instanceof Shape.Path path && path.closed();
    }
}
