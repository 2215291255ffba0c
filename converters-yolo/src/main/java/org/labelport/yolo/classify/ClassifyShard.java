package org.labelport.yolo.classify;

import java.io.IOException;
import java.util.List;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.yolo.pictures.PictureItem;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.write.AnnotationExtras;

/** Writes the picture of an item into the folder of its class. */
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
        Media.Image image = SinglePicture.of(item, "YOLO");
        List<Integer> labels = plan.labels(numbered);
        String split = SplitFolders.of(item.split());
        String name = plan.fileNames().nameOf(numbered, out);
        if (labels.isEmpty()) {
            unlabelled(item, name);
        } else {
            List<String> folders = plan.folders().folders();
            out.media(labels.stream()
                    .map(label -> split + "/" + folders.get(label) + "/" + name)
                    .toList());
            PictureItem.report(item, image, name, ClassifyPlan.SUFFIXES, out);
            if (labels.size() > 1) {
                out.loss(Loss.changed(
                        item.id(),
                        LossCodes.CLASSIFICATION_MULTI_LABEL,
                        "its picture is written into the folders of " + labels.size() + " classes"));
            }
            out.count(ClassifyPlan.counter(split), 1);
        }
        AnnotationExtras.report(item, out);
        LabelAccount.report(item, labels, plan.folders().names(), out);
    }

    private void unlabelled(Item item, String name) {
        out.loss(Loss.dropped(
                item.id(),
                LossCodes.ITEM_UNLABELLED,
                "it has no label; its picture is left out and named in unlabelled.txt"));
        out.part(ClassifyPlan.UNLABELLED).text(name).ascii('\n');
        out.count(ClassifyPlan.UNLABELLED.name(), 1);
    }
}
