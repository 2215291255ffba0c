package org.labelport.cvat.write;

import java.util.Map;
import org.labelport.cvat.file.Degrees;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.output.ByteText;
import org.labelport.xml.XmlText;

/** Writes the parts of shape elements that both flavours have in common. */
public record ElementWriter(XmlText xml) {

    /** Returns CVAT's word for who made an annotation. */
    public static String source(Annotation annotation) {
        return annotation.provenance().model() ? "auto" : "manual";
    }

    /** Writes the geometry into the tag that was begun, then the content of the element and its end. */
    public void geometryAndContent(CvatShape shape, Map<String, String> attributes, Points points) {
        shape.attributes(xml);
        if (!(shape instanceof CvatShape.Skeleton) && attributes.isEmpty()) {
            xml.noContent();
            return;
        }
        xml.content();
        if (shape instanceof CvatShape.Skeleton skeleton) {
            skeleton.points().forEach(point -> point(point, points));
        }
        attributes.forEach(
                (name, text) -> xml.start("attribute").attribute("name", name).textContent("attribute", text));
        xml.close(shape.tag());
    }

    /**
     * How the points of a skeleton are written.
     *
     * @param attribute name of the attribute that the flavour has in the tag of each point
     * @param value of this attribute
     * @param hidden whether the object as a whole is not visible
     */
    public record Points(String attribute, String value, boolean hidden) {}

    private void point(Keypoint point, Points points) {
        boolean missing = points.hidden() || point.visibility() == Keypoint.Visibility.NOT_LABELLED;
        xml.start("points")
                .attribute("label", point.name())
                .attribute(points.attribute(), points.value())
                .attribute("outside", missing ? 1 : 0)
                .attribute("occluded", point.visibility() == Keypoint.Visibility.OCCLUDED ? 1 : 0)
                .attribute("points", place(point))
                .noContent();
    }

    private static String place(Keypoint point) {
        return new ByteText(16)
                .shortest(point.x(), Degrees.DECIMALS)
                .ascii(',')
                .shortest(point.y(), Degrees.DECIMALS)
                .toString();
    }
}
