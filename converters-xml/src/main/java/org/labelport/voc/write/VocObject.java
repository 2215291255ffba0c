package org.labelport.voc.write;

import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.voc.file.Coordinates;
import org.labelport.voc.file.ObjectAttributes;
import org.labelport.xml.XmlText;

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

    /** Whether readers leave the object out of evaluation. */
    boolean isDifficult() {
        Map<String, Value> attributes = annotation.attributes();
        return Attributes.isSet(attributes, Attributes.DIFFICULT) || Attributes.isSet(attributes, Attributes.CROWD);
    }

    /** Opens the {@code object} with what all of its readers know: its name, its pose and two flags. */
    XmlText open(String name, XmlText xml) {
        Map<String, Value> attributes = annotation.attributes();
        boolean truncated = edges.clipped() || Attributes.isSet(attributes, Attributes.TRUNCATED);
        return xml.open("object")
                .leaf("name", name)
                .leaf("pose", ObjectAttributes.pose(attributes).orElse("Unspecified"))
                .leaf("truncated", truncated ? 1 : 0)
                .leaf("difficult", isDifficult() ? 1 : 0);
    }

    /** Writes the box. */
    void box(Coordinates coordinates, XmlText xml) {
        xml.open("bndbox")
                .leaf("xmin", coordinates.first(edges.left()))
                .leaf("ymin", coordinates.first(edges.top()))
                .leaf("xmax", coordinates.last(edges.right()))
                .leaf("ymax", coordinates.last(edges.bottom()))
                .close("bndbox");
    }

    /** Whether a shape is more than a box, and is painted into segmentation pictures. */
    static boolean coversPixels(Shape shape) {
        return shape instanceof Shape.Polygon
                || shape instanceof Shape.Mask
                || shape instanceof Shape.Ellipse
                || shape instanceof Shape.Path path && path.closed();
    }
}
