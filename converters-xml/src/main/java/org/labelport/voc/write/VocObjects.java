package org.labelport.voc.write;

import java.util.HashSet;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;
import org.labelport.voc.file.Coordinates;
import org.labelport.voc.file.ObjectAttributes;
import org.labelport.xml.XmlText;

/** Writes the {@code object} elements of one picture. */
final class VocObjects {

    private final VocPlan plan;
    private final Item item;
    private final Media.Image image;
    private final XmlText xml;
    private final ShardOutput out;
    private final Set<String> tags = new HashSet<>();
    private final Set<String> ofObjects = new HashSet<>();

    VocObjects(VocPlan plan, Item item, Media.Image image, XmlText xml, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.image = image;
        this.xml = xml;
        this.out = out;
    }

    /** Writes an object, and reports what of its annotations is written differently. */
    void write(VocObject object) {
        element(object);
        out.written(object.annotation());
        ofObjects.add(object.annotation().category());
        reportShape(object.annotation(), object.edges());
        reportRest(object.annotation());
        if (object.isPair()) {
            writeRegion(object.region().orElseThrow());
        }
    }

    private void element(VocObject object) {
        Annotation annotation = object.annotation();
        object.open(plan.classes().names().of(annotation.category()), xml)
                .leaf("occluded", Attributes.isSet(annotation.attributes(), Attributes.OCCLUDED) ? 1 : 0);
        object.box(plan.coordinates(), xml);
        ObjectAttributes written = ObjectAttributes.of(annotation);
        if (!written.byName().isEmpty()) {
            xml.open("attributes");
            written.byName()
                    .forEach((name, value) -> xml.open("attribute")
                            .leaf("name", name)
                            .leaf("value", value)
                            .close("attribute"));
            xml.close("attributes");
        }
        xml.close("object");
        if (!written.dropped().isEmpty()) {
            out.changed(item, annotation, LossCodes.ATTRIBUTE_DROPPED, dropped(written.dropped()));
        }
    }

    private static String dropped(Set<String> names) {
        return "not written, because it is not a single value, or its name is taken: " + String.join(", ", names);
    }

    private void reportShape(Annotation annotation, Coordinates.Edges edges) {
        Shape shape = annotation.shape();
        String kind = shape.kind().key();
        if (shape instanceof Shape.Box box) {
            if (box.rotated()) {
                out.changed(item, annotation, LossCodes.BOX_ROTATION_DROPPED, "written as its enclosing box");
            }
        } else if (!plan.segmentation()) {
            out.changed(item, annotation, LossCodes.GEOMETRY_AS_BOX, kind + " is written as its enclosing box");
        } else if (!(shape instanceof Shape.Mask)) {
            out.changed(item, annotation, LossCodes.GEOMETRY_AS_MASK, kind + " is written as its box and its pixels");
        }
        if (edges.clipped()) {
            out.changed(
                    item,
                    annotation,
                    LossCodes.GEOMETRY_CLIPPED,
                    "cut at the border of " + image.width() + " x " + image.height() + " pixels");
        }
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            out.changed(item, annotation, LossCodes.CROWD_AS_OBJECT, "written as one difficult object");
        }
    }

    /** Reports what VOC cannot hold of any annotation, whatever its shape. */
    void reportRest(Annotation annotation) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.interpolated(annotation);
        if (xml.takeReplaced()) {
            out.changed(
                    item, annotation, LossCodes.TEXT_CONTROL_CHARS, "characters that XML cannot hold became U+FFFD");
        }
    }

    /**
     * Declares the region of an object whose box is another annotation as written: its pixels are in the segmentation
     * pictures.
     */
    private void writeRegion(Annotation region) {
        out.written(region);
        String kind = region.shape().kind().key();
        if (!plan.segmentation()) {
            out.changed(item, region, LossCodes.GEOMETRY_AS_BOX, kind + " is written as the box of its object");
        } else if (!(region.shape() instanceof Shape.Mask)) {
            out.changed(item, region, LossCodes.GEOMETRY_AS_MASK, kind + " is written as its pixels");
        }
        if (!region.attributes().isEmpty()) {
            out.changed(
                    item,
                    region,
                    LossCodes.ATTRIBUTE_DROPPED,
                    "its object is written with the attributes of its box instead: "
                            + String.join(", ", region.attributes().keySet()));
        }
        reportRest(region);
    }

    /**
     * Declares a tag as written: set files have its lines, which hold nothing but its class. Called after all objects
     * were written.
     */
    void writeTag(Annotation annotation) {
        String category = annotation.category();
        if (!tags.add(category)) {
            dropTag(annotation, "the picture has the tag '" + category + "' already");
            return;
        }
        if (ofObjects.contains(category)) {
            dropTag(annotation, "the picture has an object of '" + category + "', which says the same");
            return;
        }
        out.written(annotation);
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.track(annotation);
        parts.group(annotation);
        parts.order(annotation);
        parts.attributes(annotation, annotation.attributes().keySet());
        reportRest(annotation);
    }

    private void dropTag(Annotation tag, String why) {
        out.dropped(item, tag, LossCodes.DUPLICATE, why);
    }
}
