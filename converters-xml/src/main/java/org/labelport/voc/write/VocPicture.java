package org.labelport.voc.write;

import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;
import org.labelport.voc.file.Coordinates;

/**
 * A picture whose annotations are written as objects.
 *
 * @param coordinates how the format numbers pixels
 * @param out takes the losses of annotations that cannot be written
 */
record VocPicture(Item item, Media.Image image, Coordinates coordinates, ShardOutput out) {

    /**
     * Returns the object of an annotation; empty, and reports a loss, when it cannot be written.
     *
     * @param number 1-based place among the picture's objects
     * @param region of the object, when the annotation is only its box
     */
    Optional<VocObject> object(int number, Annotation annotation, Optional<Annotation> region) {
        if (!hasBox(annotation.shape())) {
            boolean mask = annotation.shape() instanceof Shape.Mask;
            return dropped(
                    annotation,
                    mask ? LossCodes.MASK_EMPTY : LossCodes.GEOMETRY_UNSUPPORTED,
                    "Pascal VOC has no " + annotation.shape().kind().key());
        }
        if (annotation.category().isEmpty()) {
            return dropped(annotation, LossCodes.CATEGORY_MISSING, "an object of Pascal VOC needs a category");
        }
        Optional<Coordinates.Edges> edges = coordinates.edges(annotation.shape(), image.width(), image.height());
        return edges.isPresent()
                ? Optional.of(new VocObject(
                        number,
                        annotation,
                        VocObject.coversPixels(annotation.shape()) ? Optional.of(annotation) : region,
                        edges.get()))
                : dropped(
                        annotation, LossCodes.GEOMETRY_DEGENERATE, "less than one square pixel is inside the picture");
    }

    private Optional<VocObject> dropped(Annotation annotation, String code, String detail) {
        out.dropped(item, annotation, code, detail);
        return Optional.empty();
    }

    /** Whether a shape covers an area and has points; VOC cannot hold any other. */
    private static boolean hasBox(Shape shape) {
        return (shape instanceof Shape.Box || VocObject.coversPixels(shape))
                && Boxes.bounds(shape).isPresent();
    }
}
