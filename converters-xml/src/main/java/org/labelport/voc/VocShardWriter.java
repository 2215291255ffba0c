package org.labelport.voc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.xml.XmlText;

/** Writes the XML file of one picture after the other. */
final class VocShardWriter implements ShardWriter {

    /** Readers ask for it and none uses it. */
    private static final int DEPTH = 3;

    private static final String UNKNOWN = "Unknown";

    private final VocPlan plan;
    private final ShardOutput out;

    VocShardWriter(VocPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = picture(item);
        String name = plan.names().nameOf(numbered, out);
        String id = SafePath.stem(name);
        XmlText xml = new XmlText(out.file(VocLayout.annotationFile(id)));
        head(xml, name, image);
        VocObjects objects = new VocObjects(plan, item, image, xml, out);
        for (Annotation annotation : item.annotations()) {
            objects.write(annotation);
        }
        xml.close("annotation");
        reportItemLosses(item);
        addToSets(item.split(), id);
        out.media(VocLayout.imageFile(name));
    }

    private static Media.Image picture(Item item) throws ItemException {
        if (!(item.media() instanceof Media.Image image)) {
            throw new ItemException(
                    "media.unsupported",
                    "Pascal VOC holds single pictures, this is "
                            + item.media().getClass().getSimpleName() + ". Choose another format for it.");
        }
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "Pascal VOC needs the width and height of the picture. Give the pictures' folder with --images.");
        }
        return image;
    }

    private void head(XmlText xml, String name, Media.Image image) {
        xml.open("annotation")
                .leaf("folder", VocLayout.FOLDER)
                .leaf("filename", name)
                .open("source")
                .leaf("database", UNKNOWN)
                .leaf("annotation", BaseRecord.of(plan.coordinates().base()))
                .leaf("image", UNKNOWN)
                .close("source")
                .open("size")
                .leaf("width", image.width())
                .leaf("height", image.height())
                .leaf("depth", DEPTH)
                .close("size")
                .leaf("segmented", 0);
    }

    private void reportItemLosses(Item item) {
        if (!item.relations().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_DROPPED,
                    item.relations().size() + " relations between annotations are not written"));
        }
        if (!item.attributes().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "attributes of the item are not written: "
                            + String.join(", ", item.attributes().keySet())));
        }
    }

    private void addToSets(Split split, String id) {
        byte[] line = (id + "\n").getBytes(StandardCharsets.UTF_8);
        append(out.part(VocLayout.setOf(split)), line);
        if (split != Split.TEST) {
            append(out.part(VocLayout.TRAIN_AND_VALIDATION), line);
        }
    }

    private static void append(ByteText part, byte[] line) {
        part.write(line, 0, line.length);
    }
}
