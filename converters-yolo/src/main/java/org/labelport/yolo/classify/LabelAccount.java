package org.labelport.yolo.classify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.write.AnnotationExtras;

/** Reports what happens to the annotations of an item that has one class or none. */
public final class LabelAccount {

    private LabelAccount() {}

    /**
     * Reports for each annotation that it is the item's label, or why it is not written.
     *
     * @param label place of the item's class among the names, or {@link ItemLabels#NONE}
     * @throws ItemException {@code category.unknown} when the item has a label that is not a category
     */
    public static void report(Item item, int label, List<String> names, ShardOutput out) throws ItemException {
        report(item, label == ItemLabels.NONE ? List.of() : List.of(label), names, out);
    }

    /**
     * Reports for each annotation that it is one of the item's labels, or why it is not written.
     *
     * @param labels places of the item's classes among the names
     * @throws ItemException {@code category.unknown} when the item has a label that is not a category
     */
    static void report(Item item, List<Integer> labels, List<String> names, ShardOutput out) throws ItemException {
        Set<String> classes = labels.stream().map(names::get).collect(Collectors.toSet());
        Set<String> labelled = new HashSet<>();
        for (Annotation annotation : item.annotations()) {
            if (!ItemLabels.isLabel(annotation)) {
                boolean noClass = annotation.category().isEmpty();
                out.dropped(
                        item,
                        annotation,
                        noClass ? LossCodes.CATEGORY_MISSING : LossCodes.GEOMETRY_UNSUPPORTED,
                        noClass ? "it has no class" : "a classification data set has only labels of whole pictures");
            } else if (labels.isEmpty()) {
                throw new ItemException(
                        "category.unknown",
                        "annotation " + annotation.id() + ": '" + annotation.category()
                                + "' is not among the categories");
            } else if (!classes.contains(annotation.category())) {
                out.dropped(
                        item,
                        annotation,
                        LossCodes.CLASSIFICATION_MULTI_LABEL,
                        "the picture is written with the class '" + names.get(labels.get(0)) + "'");
            } else if (!labelled.add(annotation.category())) {
                out.dropped(item, annotation, LossCodes.DUPLICATE, "the picture has this label twice");
            } else {
                written(item, annotation, out);
            }
        }
    }

    private static void written(Item item, Annotation annotation, ShardOutput out) {
        out.written(annotation);
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            out.changed(
                    item, annotation, LossCodes.CROWD_AS_OBJECT, "a label of a picture cannot be marked as a crowd");
        }
        AnnotationExtras.report(item, annotation, out);
        new UnwrittenParts(item, out).group(annotation);
    }
}
