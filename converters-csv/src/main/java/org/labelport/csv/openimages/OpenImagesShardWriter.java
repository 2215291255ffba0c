package org.labelport.csv.openimages;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.csv.picture.write.ItemOutcome;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Cells;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSpec;

/** Writes the row of a picture and the rows of its annotations. */
final class OpenImagesShardWriter implements ShardWriter {

    /** Loss: a picture's name does not end in .jpg, but readers look only for such names. */
    static final LossSpec NOT_JPEG =
            new LossSpec("image.not-jpeg", "pictures whose names do not end in .jpg, where readers look for .jpg only");

    private final OpenImagesPlan plan;
    private final ShardOutput out;

    OpenImagesShardWriter(OpenImagesPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.of(item, "Open Images");
        String name = plan.names().nameOf(numbered, out);
        out.media(OpenImagesLayout.imageFile(item.split(), name));
        String id = OpenImagesLayout.imageId(name);
        ByteText row = out.part(OpenImagesPlan.part(OpenImagesLayout.Table.IMAGES, item.split()));
        Cells.append(row, id)
                .ascii(',')
                .text(OpenImagesLayout.word(item.split()))
                .text(",,,,,,");
        Cells.append(row, item.path()).text(",,,,0\n");
        new ItemOutcome(item, out).ofItem();
        reportName(item, name);
        ObjectRows rows = new ObjectRows(
                new TablePicture(item, image, name), id, plan.census().taxonomy(), out);
        for (Annotation annotation : item.annotations()) {
            rows.write(annotation);
        }
    }

    private void reportName(Item item, String name) {
        if (!name.endsWith(".jpg")) {
            out.loss(Loss.changed(
                    item.id(),
                    NOT_JPEG.code(),
                    "'" + name + "' does not end in .jpg, where mmdetection and TensorFlow's scripts look for that"));
        }
    }
}
