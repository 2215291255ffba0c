package org.labelport.yolo.darknet;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.yolo.pictures.PictureItem;
import org.labelport.yolo.rows.write.AnnotationExtras;
import org.labelport.yolo.rows.write.AnnotationRows;
import org.labelport.yolo.rows.write.RowSyntax;

/** Writes the picture of an item, its label file beside it, and its line in a list. */
final class DarknetShard implements ShardWriter {

    private final DarknetPlan plan;
    private final AnnotationRows rows;
    private final ShardOutput out;

    DarknetShard(DarknetPlan plan, ShardOutput out) {
        this.plan = plan;
        this.rows = new AnnotationRows(plan.rows(), RowSyntax.LINES, out);
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, "YOLO");
        String name = plan.fileNames().nameOf(numbered, out);
        String subset = DarknetLayout.subset(item.split());
        String path = DarknetLayout.folder(subset) + "/" + name;
        out.media(path);
        ByteText text = out.file(DarknetLayout.labelName(path));
        out.part(DarknetPlan.list(subset)).text(DarknetLayout.PREFIX).text(path).ascii('\n');
        PictureItem.report(item, image, name, DarknetLayout.SUFFIXES, out);
        AnnotationExtras.report(item, out);
        rows.write(item, image, text);
        out.count(subset, 1);
    }
}
