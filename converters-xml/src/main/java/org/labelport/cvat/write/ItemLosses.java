package org.labelport.cvat.write;

import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Reports what of an item is not written, or not completely. */
public record ItemLosses(Item item, LossSink sink) {

    public void changed(Annotation annotation, String code, String detail) {
        sink.changed(item, annotation, code, detail);
    }

    public void dropped(Annotation annotation, String code, String detail) {
        sink.dropped(item, annotation, code, detail);
    }

    /** Reports author and time, which no element of CVAT holds. */
    public void ofProvenance(Annotation annotation) {
        boolean said = !annotation.provenance().author().isEmpty()
                || annotation.provenance().at().isPresent();
        if (said) {
            changed(annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when");
        }
    }

    /**
     * Reports an annotation whose source differs from that of the first annotation of its track, because a track has
     * one source.
     */
    public void ofSource(Annotation annotation, Annotation first) {
        boolean model = annotation.provenance().model();
        if (model != first.provenance().model()) {
            changed(
                    annotation,
                    LossCodes.PROVENANCE_DROPPED,
                    "a " + (model ? "model" : "person")
                            + " made it, but its track has one source, that of its first shape");
        }
    }

    public void ofAttributes(Annotation annotation, ElementAttributes attributes) {
        if (!attributes.joined().isEmpty()) {
            changed(
                    annotation,
                    LossCodes.ATTRIBUTE_CHOICES_JOINED,
                    "several choices became one text: " + String.join(", ", attributes.joined()));
        }
        if (!attributes.dropped().isEmpty()) {
            changed(
                    annotation,
                    LossCodes.ATTRIBUTE_DROPPED,
                    "not written, because it has no value or no name, or its name is taken: "
                            + String.join(", ", attributes.dropped()));
        }
    }

    public void ofItem() {
        parts().relations();
        parts().attributes();
    }

    public UnwrittenParts parts() {
        return new UnwrittenParts(item, sink);
    }
}
