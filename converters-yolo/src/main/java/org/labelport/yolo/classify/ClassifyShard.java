package org.labelport.yolo.classify;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.pictures.PictureItem;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.AnnotationExtras;

/** Puts the picture of an item into the folder of its class. */
final class ClassifyShard implements ShardWriter {

    private final ClassifyPlan plan;
    private final ShardOutput out;

    ClassifyShard(ClassifyPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = PictureItem.picture(item);
        int label = plan.labels().of(numbered.number());
        String split = SplitFolders.of(item.split());
        String name = plan.fileNames().nameOf(numbered, out);
        if (label == ItemLabels.NONE) {
            unlabelled(item, name);
        } else {
            PictureItem.report(item, image, name, ClassifyPlan.SUFFIXES, out);
            out.media(split + "/" + plan.folders().folders().get(label) + "/" + name);
            out.count(ClassifyPlan.counter(split), 1);
        }
        AnnotationExtras.report(item, out);
        boolean labelled = false;
        for (Annotation annotation : item.annotations()) {
            labelled |= add(item, annotation, label, labelled);
        }
    }

    /** Whether the annotation is the picture's label. */
    private boolean add(Item item, Annotation annotation, int label, boolean labelled) throws ItemException {
        if (!ItemLabels.isLabel(annotation)) {
            boolean noClass = annotation.category().isEmpty();
            drop(
                    item,
                    annotation,
                    noClass ? LossCodes.CATEGORY_MISSING : LossCodes.GEOMETRY_UNSUPPORTED,
                    noClass ? "it has no class" : "folders of classes hold labels of whole pictures only");
            return false;
        }
        if (label == ItemLabels.NONE) {
            throw new ItemException(
                    "category.unknown",
                    "annotation " + annotation.id() + ": '" + annotation.category() + "' is not among the categories");
        }
        boolean same = annotation.category().equals(plan.folders().names().get(label));
        if (!same || labelled) {
            drop(
                    item,
                    annotation,
                    same ? LossCodes.DUPLICATE : LossCodes.CLASSIFICATION_MULTI_LABEL,
                    "the picture lies in the folder of '"
                            + plan.folders().names().get(label) + "'");
            return false;
        }
        out.written(annotation);
        AnnotationExtras.report(item, annotation, out);
        if (!annotation.group().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(), annotation.id(), LossCodes.GROUP_DROPPED, "group '" + annotation.group() + "'"));
        }
        return true;
    }

    private void unlabelled(Item item, String name) {
        out.loss(Loss.changed(
                item.id(),
                LossCodes.ITEM_UNLABELLED,
                "it has no label; its picture is left out and named in unlabelled.txt"));
        out.part(ClassifyPlan.UNLABELLED).text(name).ascii('\n');
        out.count(ClassifyPlan.UNLABELLED.name(), 1);
    }

    private void drop(Item item, Annotation annotation, String code, String detail) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }
}
