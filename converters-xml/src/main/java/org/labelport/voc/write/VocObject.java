package org.labelport.voc.write;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
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

    /**
     * Returns the object of an annotation; empty, and reports a loss, when it cannot be written.
     *
     * @param partner the region of the object, when the annotation is only its box
     */
    static Optional<VocObject> of(
            int number,
            Annotation annotation,
            Optional<Annotation> partner,
            Item item,
            Media.Image image,
            Coordinates coordinates,
            ShardOutput out) {
        Optional<Shape.Box> bounds = box(annotation.shape());
        if (bounds.isEmpty()) {
            boolean mask = annotation.shape() instanceof Shape.Mask;
            return dropped(
                    item,
                    annotation,
                    out,
                    mask ? LossCodes.MASK_EMPTY : LossCodes.GEOMETRY_UNSUPPORTED,
                    "Pascal VOC has no " + annotation.shape().kind().key());
        }
        if (annotation.category().isEmpty()) {
            return dropped(
                    item, annotation, out, LossCodes.CATEGORY_MISSING, "an object of Pascal VOC needs a category");
        }
        Optional<Coordinates.Edges> edges = coordinates.edges(bounds.get(), image.width(), image.height());
        return edges.isPresent()
                ? Optional.of(new VocObject(
                        number,
                        annotation,
                        coversPixels(annotation.shape()) ? Optional.of(annotation) : partner,
                        edges.get()))
                : dropped(
                        item,
                        annotation,
                        out,
                        LossCodes.GEOMETRY_DEGENERATE,
                        "less than one square pixel is inside the picture");
    }

    /** Whether a box and a region describe the object. */
    boolean isPair() {
        return region.isPresent() && !region.get().equals(annotation);
    }

    private static Optional<VocObject> dropped(
            Item item, Annotation annotation, ShardOutput out, String code, String detail) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
        return Optional.empty();
    }

    /** Returns the enclosing box of a shape that covers an area; empty for shapes that VOC cannot hold. */
    private static Optional<Shape.Box> box(Shape shape) {
        return shape instanceof Shape.Box || coversPixels(shape) ? Boxes.bounds(shape) : Optional.empty();
    }

    /** Whether a shape is more than a box, and is painted into segmentation pictures. */
    static boolean coversPixels(Shape shape) {
        return shape instanceof Shape.Polygon
                || shape instanceof Shape.Mask
                || shape instanceof Shape.Ellipse
                || shape instanceof Shape.Path path && path.closed();
    }
}
