package org.labelport.coco.write;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.output.ExactDecimal;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Reports those parts of an item's annotations, other than shape and category, that are not written. */
public final class AnnotationLosses {

    private final String item;
    private final LossSink losses;
    /** The details of losses that were reported and are reported once for each item. */
    private final Set<String> reported = new HashSet<>();

    public AnnotationLosses(String item, LossSink losses) {
        this.item = item;
        this.losses = losses;
    }

    public void score(Annotation annotation) {
        annotation
                .provenance()
                .score()
                .ifPresent(score -> changed(annotation, LossCodes.SCORE_DROPPED, "score " + ExactDecimal.text(score)));
    }

    public void origin(Annotation annotation) {
        if (annotation.provenance().saysWhoOrWhen()) {
            changed(annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when");
        }
    }

    void order(Annotation annotation) {
        if (annotation.z() != 0) {
            changed(annotation, LossCodes.ORDER_DROPPED, "drawing order " + annotation.z());
        }
    }

    public void track(Annotation annotation) {
        if (!annotation.track().isEmpty()) {
            changed(annotation, LossCodes.TRACK_DROPPED, "track '" + annotation.track() + "'");
        }
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
