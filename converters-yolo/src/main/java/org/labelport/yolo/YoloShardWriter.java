package org.labelport.yolo;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.yolo.dataset.YoloLayout;
import org.labelport.yolo.pictures.PictureItem;
import org.labelport.yolo.pictures.SplitFolders;
import org.labelport.yolo.rows.write.AnnotationExtras;
import org.labelport.yolo.rows.write.AnnotationRows;
import org.labelport.yolo.rows.write.RowSyntax;

/** Writes the picture and the label file of an item. */
final class YoloShardWriter implements ShardWriter {

    private final YoloPlan plan;
    private final AnnotationRows rows;
    private final ShardOutput out;

    YoloShardWriter(YoloPlan plan, ShardOutput out) {
        this.plan = plan;
        this.rows = new AnnotationRows(plan.rows(), RowSyntax.LINES, out);
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, "YOLO");
        String name = plan.fileNames().nameOf(numbered, out);
        String folder = SplitFolders.of(item.split());
        out.media(YoloLayout.IMAGES + "/" + folder + "/" + name);
        ByteText text = out.file(YoloLayout.LABELS + "/" + folder + "/" + YoloLayout.labelName(name));
        PictureItem.report(item, image, name, plan.layout().suffixes(), out);
        AnnotationExtras.report(item, out);
        rows.write(item, image, text);
        out.count(DataYamlWriter.counter(folder), 1);
    }
}
