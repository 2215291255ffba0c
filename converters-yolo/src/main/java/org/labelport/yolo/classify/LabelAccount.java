package org.labelport.yolo.classify;

import java.util.List;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.AnnotationExtras;

/** Tells what became of the annotations of an item that is of one class or of none. */
public final class LabelAccount {

    private LabelAccount() {}

    /**
     * States for each annotation that it is the item's label, or why it is not written.
     *
     * @param label place of the item's class among the names, or {@link ItemLabels#NONE}
     * @throws ItemException {@code category.unknown} when the item has a label that is no category
     */
    public static void report(Item item, int label, List<String> names, ShardOutput out) throws ItemException {
        boolean labelled = false;
        for (Annotation annotation : item.annotations()) {
            if (!ItemLabels.isLabel(annotation)) {
                boolean noClass = annotation.category().isEmpty();
                drop(
                        item,
                        annotation,
                        noClass ? LossCodes.CATEGORY_MISSING : LossCodes.GEOMETRY_UNSUPPORTED,
                        noClass ? "it has no class" : "a data set to classify has labels of whole pictures only",
                        out);
            } else if (label == ItemLabels.NONE) {
                throw new ItemException(
                        "category.unknown",
                        "annotation " + annotation.id() + ": '" + annotation.category()
                                + "' is not among the categories");
            } else if (!annotation.category().equals(names.get(label))) {
                drop(
                        item,
                        annotation,
                        LossCodes.CLASSIFICATION_MULTI_LABEL,
                        "the picture is of the class '" + names.get(label) + "'",
                        out);
            } else if (labelled) {
                drop(item, annotation, LossCodes.DUPLICATE, "the same label as before", out);
            } else {
                labelled = true;
                written(item, annotation, out);
            }
        }
    }

    private static void written(Item item, Annotation annotation, ShardOutput out) {
        out.written(annotation);
        AnnotationExtras.report(item, annotation, out);
        if (!annotation.group().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(), annotation.id(), LossCodes.GROUP_DROPPED, "group '" + annotation.group() + "'"));
        }
    }

    private static void drop(Item item, Annotation annotation, String code, String detail, ShardOutput out) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }
}
