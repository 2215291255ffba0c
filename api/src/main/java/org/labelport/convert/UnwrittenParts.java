package org.labelport.convert;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.output.ExactDecimal;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/**
 * Reports the loss of what items and annotations hold beside shapes and categories, in words that all formats share. A
 * format calls the methods for what it has no place for; a call reports nothing where there is nothing to lose.
 *
 * @param item the item that is written
 * @param losses takes what is lost
 */
public record UnwrittenParts(Item item, LossSink losses) {

    /** Declares all losses that are reported here, for formats that have no place for any of it. */
    public static final List<LossSpec> LOSSES = LossSpec.allShared(
            LossCodes.ATTRIBUTE_DROPPED,
            LossCodes.RELATION_DROPPED,
            LossCodes.GROUP_DROPPED,
            LossCodes.TRACK_DROPPED,
            LossCodes.SCORE_DROPPED,
            LossCodes.PROVENANCE_DROPPED,
            LossCodes.ORDER_DROPPED);

    public UnwrittenParts {
        requireNonNull(item, "item");
        requireNonNull(losses, "losses");
    }

    /** Reports each relation of the item. */
    public void relations() {
        for (Relation relation : item.relations()) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_DROPPED,
                    "relation '" + relation.id() + "' of type '" + relation.type() + "'"));
        }
    }

    /**
     * Reports a relation that is written as several.
     *
     * @param pairs how many are written; 1 for a relation that stays as it is
     */
    public void split(Relation relation, int pairs) {
        if (pairs > 1) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_SPLIT,
                    "relation '" + relation.id() + "' of type '" + relation.type() + "' is written as " + pairs
                            + " of two annotations each"));
        }
    }

    /** Reports the attributes of the item itself. */
    public void attributes() {
        if (!item.attributes().isEmpty()) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "of the item: " + String.join(", ", item.attributes().keySet())));
        }
    }

    /**
     * Reports attributes of an annotation.
     *
     * @param names the attributes that are not written
     */
    public void attributes(Annotation annotation, Collection<String> names) {
        if (!names.isEmpty()) {
            losses.changed(item, annotation, LossCodes.ATTRIBUTE_DROPPED, String.join(", ", names));
        }
    }

    /** Reports the track that an annotation is part of. */
    public void track(Annotation annotation) {
        if (!annotation.track().isEmpty()) {
            losses.changed(item, annotation, LossCodes.TRACK_DROPPED, "track '" + annotation.track() + "'");
        }
    }

    /** Reports a shape that was interpolated between key frames of its track, and is written like a key frame. */
    public void interpolated(Annotation annotation) {
        if (!annotation.track().isEmpty() && !annotation.keyframe()) {
            losses.changed(
                    item,
                    annotation,
                    LossCodes.TRACK_DENSIFIED,
                    "interpolated in track '" + annotation.track() + "', and written like a key frame");
        }
    }

    /** Reports the group that an annotation is in. */
    public void group(Annotation annotation) {
        if (!annotation.group().isEmpty()) {
            losses.changed(item, annotation, LossCodes.GROUP_DROPPED, "group '" + annotation.group() + "'");
        }
    }

    /** Reports a model's confidence. */
    public void score(Annotation annotation) {
        annotation
                .provenance()
                .score()
                .ifPresent(score ->
                        losses.changed(item, annotation, LossCodes.SCORE_DROPPED, "score " + ExactDecimal.text(score)));
    }

    /** Reports who made an annotation, and when. */
    public void provenance(Annotation annotation) {
        if (annotation.provenance().saysWhoOrWhen()) {
            losses.changed(item, annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when");
        }
    }

    /** Reports the drawing order of an annotation. */
    public void order(Annotation annotation) {
        if (annotation.z() != 0) {
            losses.changed(item, annotation, LossCodes.ORDER_DROPPED, "drawing order " + annotation.z());
        }
    }
}
