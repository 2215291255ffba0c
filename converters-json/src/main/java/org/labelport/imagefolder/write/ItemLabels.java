package org.labelport.imagefolder.write;

import java.util.Optional;
import org.labelport.imagefolder.write.Content.Column;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.LossCodes;

/** The annotations of a picture as a whole that are written: one caption and one class. */
record ItemLabels(Optional<String> caption, Optional<String> tag) {

    /** Chooses the caption and the class, and reports all other annotations of the whole picture. */
    static ItemLabels of(Item item, Content content, ItemLosses losses) {
        Optional<String> caption = Optional.empty();
        Optional<String> tag = Optional.empty();
        for (Annotation annotation : item.annotations()) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                continue;
            }
            if (!annotation.category().isEmpty()) {
                if (!content.has(Column.LABEL)) {
                    losses.drop(
                            annotation,
                            LossCodes.TAG_DROPPED,
                            "the export has no column of labels; see the option 'content'");
                } else if (tag.isPresent()) {
                    losses.drop(annotation, LossCodes.CLASSIFICATION_MULTI_LABEL, "the first label is written");
                } else {
                    tag = Optional.of(annotation.category());
                    written(annotation, 0, losses);
                }
            } else if (content.has(Column.TEXT)
                    && caption.isEmpty()
                    && annotation.attributes().get(Attributes.CAPTION) instanceof Value.Text text) {
                caption = Optional.of(text.text());
                written(annotation, 1, losses);
                if (!JsonWriting.whole(text.text()).equals(text.text())) {
                    losses.change(annotation, LossCodes.TEXT_CONTROL_CHARS, "halves of surrogate pairs became U+FFFD");
                }
            } else {
                losses.drop(
                        annotation,
                        LossCodes.TAG_DROPPED,
                        "only one text of a picture is written, and it must be a caption");
            }
        }
        return new ItemLabels(caption, tag);
    }

    private static void written(Annotation annotation, int attributes, ItemLosses losses) {
        losses.out().written(annotation);
        losses.unwritten(annotation);
        if (annotation.attributes().size() > attributes) {
            losses.change(annotation, LossCodes.ATTRIBUTE_DROPPED, "a label of a picture has no attributes");
        }
        if (!annotation.group().isEmpty()) {
            losses.change(annotation, LossCodes.GROUP_DROPPED, "a label of a picture has no group");
        }
    }
}
