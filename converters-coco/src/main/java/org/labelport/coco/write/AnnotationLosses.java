package org.labelport.coco.write;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * Reports what COCO's files have a form of their own for, or lose once for each item, of an item's annotations. What any format
 * may lose of an annotation is for {@link org.labelport.convert.UnwrittenParts}.
 */
public final class AnnotationLosses {

    private final String item;
    private final LossSink losses;
    /** The details of losses that were reported and are reported once for each item. */
    private final Set<String> reported = new HashSet<>();

    public AnnotationLosses(String item, LossSink losses) {
        this.item = item;
        this.losses = losses;
    }

    /** Returns the loss of an annotation that is not written because it has no category. */
    static Loss withoutCategory(Item item, Annotation annotation) {
        return Loss.dropped(
                item.id(), annotation.id(), LossCodes.CATEGORY_MISSING, "COCO needs a category for every annotation");
    }

    void interpolated(Annotation annotation) {
        if (!annotation.keyframe()) {
            changed(annotation, LossCodes.TRACK_DENSIFIED, "an interpolated shape is written like a key frame");
        }
    }

    public void crowd(Annotation annotation) {
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            changed(annotation, LossCodes.CROWD_AS_OBJECT, "a region of many objects is written like one object");
        }
    }

    /**
     * Reports the attributes of an annotation, except one.
     *
     * @param written the name of the attribute that is written; empty for none
     */
    public void attributes(Annotation annotation, String written) {
        for (Map.Entry<String, Value> attribute : annotation.attributes().entrySet()) {
            String name = attribute.getKey();
            boolean crowd = name.equals(Attributes.CROWD) && attribute.getValue() instanceof Value.Flag;
            if (!crowd && !name.equals(written)) {
                attribute(name);
            }
        }
    }

    /** Reports an attribute, once for each name. */
    void attribute(String name) {
        once(LossCodes.ATTRIBUTE_DROPPED, "attribute '" + name + "' of annotations is left out");
    }

    /** Reports an attribute, once for each name. */
    void choices(String name) {
        once(
                LossCodes.ATTRIBUTE_CHOICES_JOINED,
                "the choices of attribute '" + name + "' of annotations became one text");
    }

    private void once(String code, String detail) {
        if (reported.add(detail)) {
            losses.loss(Loss.changed(item, code, detail));
        }
    }

    private void changed(Annotation annotation, String code, String detail) {
        losses.loss(Loss.changed(item, annotation.id(), code, detail));
    }
}
