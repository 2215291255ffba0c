package org.labelport.jsonfile;

import org.labelport.convert.SinglePicture;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

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

    /** Score, origin, drawing order and track, for formats that have a place for none of them. */
    public void unwritten(Annotation annotation) {
        if (annotation.provenance().score().isPresent()) {
            change(annotation, LossCodes.SCORE_DROPPED, format + " has no scores");
        }
        if (annotation.provenance().saysWhoOrWhen()) {
            change(annotation, LossCodes.PROVENANCE_DROPPED, format + " does not say who made it, or when");
        }
        if (annotation.z() != 0) {
            change(annotation, LossCodes.ORDER_DROPPED, "z " + annotation.z() + " is not written");
        }
        if (!annotation.track().isEmpty()) {
            change(annotation, LossCodes.TRACK_DROPPED, "the track '" + annotation.track() + "' is not written");
        }
    }

    /** Relations, for formats that have none. */
    public void relations() {
        if (!item.relations().isEmpty()) {
            ofItem(
                    LossCodes.RELATION_DROPPED,
                    item.relations().size() + " relations between annotations are not written");
        }
    }

    /** The item's picture, for formats of single pictures. */
    public Media.Image picture() throws ItemException {
        return SinglePicture.of(item, format);
    }
}
