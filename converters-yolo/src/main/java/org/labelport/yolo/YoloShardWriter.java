package org.labelport.yolo;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the picture and the label file of an item. */
final class YoloShardWriter implements ShardWriter {

    private static final int SMALLEST_SIDE = 10;

    private final YoloPlan plan;
    private final ShapeFitter fitter;
    private final ShardOutput out;

    YoloShardWriter(YoloPlan plan, ShardOutput out) {
        this.plan = plan;
        this.fitter = plan.task().fitter();
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = picture(item);
        String name = plan.fileNames().nameOf(numbered, out);
        String folder = YoloLayout.folderOf(item.split());
        out.media(YoloLayout.IMAGES + "/" + folder + "/" + name);
        ByteText text = out.file(YoloLayout.LABELS + "/" + folder + "/" + YoloLayout.labelName(name));
        reportPicture(item, image, name);
        reportItem(item);
        AnnotationRows rows = new AnnotationRows(plan, fitter, item, image, text, out);
        for (Annotation annotation : item.annotations()) {
            rows.add(annotation);
        }
        out.count(DataYamlWriter.counter(folder), 1);
    }

    private static Media.Image picture(Item item) throws ItemException {
        if (item.media() instanceof Media.Image image) {
            return image;
        }
        throw new ItemException(
                "media.unsupported",
                "YOLO holds single pictures, not " + item.media().dataType().key() + " in the form of "
                        + item.media().getClass().getSimpleName() + ". Export the item in another format");
    }

    private void reportPicture(Item item, Media.Image image, String name) {
        if (image.hasSize() && Math.min(image.width(), image.height()) < SMALLEST_SIDE) {
            out.loss(Loss.changed(
                    item.id(),
                    YoloLosses.IMAGE_TOO_SMALL,
                    image.width() + " x " + image.height()
                            + " pixels: Ultralytics leaves out pictures with a side under " + SMALLEST_SIDE));
        }
        if (!YoloLayout.isPicture(name)) {
            out.loss(Loss.changed(
                    item.id(), YoloLosses.SUFFIX_UNREAD, "Ultralytics does not take '" + name + "' for a picture"));
        }
    }

    private void reportItem(Item item) {
        for (Relation relation : item.relations()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_DROPPED,
                    "relation '" + relation.id() + "' of type '" + relation.type() + "'"));
        }
        if (!item.attributes().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "of the item: " + String.join(", ", item.attributes().keySet())));
        }
    }
}
