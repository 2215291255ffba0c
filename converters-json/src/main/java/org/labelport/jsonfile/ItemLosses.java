package org.labelport.jsonfile;

import org.labelport.convert.SinglePicture;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * Reports what a format cannot do for one item.
 *
 * @param format the format's name in a sentence
 */
public record ItemLosses(Item item, ShardOutput out, String format) {

    /** An annotation that is written in a changed or poorer form. */
    public void change(Annotation annotation, String code, String detail) {
        out.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }

    /** An annotation that is not written. */
    public void drop(Annotation annotation, String code, String detail) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }

    /** Something of the item that is written in a changed or poorer form. */
    public void ofItem(String code, String detail) {
        out.loss(Loss.changed(item.id(), code, detail));
    }

    /** What formats report in the same words. */
    public UnwrittenParts parts() {
        return new UnwrittenParts(item, out);
    }

    /** Score, origin, drawing order and track, for formats that have a place for none of them. */
    public void unwritten(Annotation annotation) {
        UnwrittenParts parts = parts();
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
        parts.track(annotation);
    }

    /** Relations, for formats that have none. */
    public void relations() {
        parts().relations();
    }

    /** The item's picture, for formats of single pictures. */
    public Media.Image picture() throws ItemException {
        return SinglePicture.of(item, format);
    }
}
