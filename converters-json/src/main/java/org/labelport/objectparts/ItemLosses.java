package org.labelport.objectparts;

import org.labelport.convert.SinglePicture;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Reports what a format cannot write of one item.
 *
 * @param format the format's name for messages
 */
public record ItemLosses(Item item, ShardOutput out, String format) {

    /** Reports an annotation that is written in a changed or poorer form. */
    public void change(Annotation annotation, String code, String detail) {
        out.changed(item, annotation, code, detail);
    }

    /** Reports an annotation that is not written. */
    public void drop(Annotation annotation, String code, String detail) {
        out.dropped(item, annotation, code, detail);
    }

    /** Reports an annotation of which nothing is left to write. Returns false: it is not written. */
    public boolean degenerate(Annotation annotation) {
        drop(
                annotation,
                LossCodes.GEOMETRY_DEGENERATE,
                "less than one square pixel of it is inside the picture, or it has too few points");
        return false;
    }

    /** Reports an annotation of a kind that the format has no shape for. Returns false: it is not written. */
    public boolean unsupported(Annotation annotation) {
        drop(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                format + " has no shape of the kind "
                        + annotation.shape().kind().key());
        return false;
    }

    /** Reports an annotation that is cut at the picture's border, if it is. */
    public void clipped(Annotation annotation, boolean isCut) {
        if (isCut) {
            change(annotation, LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border");
        }
    }

    /** Reports something of the item itself that is not written, or written in a changed or poorer form. */
    public void ofItem(String code, String detail) {
        out.loss(Loss.changed(item.id(), code, detail));
    }

    /** Returns the reports that formats have in common. */
    public UnwrittenParts parts() {
        return new UnwrittenParts(item, out);
    }

    /** Reports an annotation's score, provenance, drawing order and track, for formats that can hold none of them. */
    public void unwritten(Annotation annotation) {
        UnwrittenParts parts = parts();
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
        parts.track(annotation);
    }

    /** Reports the item's relations, for formats that have none. */
    public void relations() {
        parts().relations();
    }

    /** Returns the item's picture, for formats whose items are single pictures. */
    public Media.Image picture() throws ItemException {
        return SinglePicture.of(item, format);
    }
}
