package org.labelport.voc.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ObjectParts;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSpec;
import org.labelport.voc.file.BaseRecord;
import org.labelport.voc.file.VocLayout;
import org.labelport.xml.XmlText;

/** Writes the XML file of one picture after the other. */
public final class VocShardWriter implements ShardWriter {

    /** The number of colour channels. Readers require it, but none uses it. */
    private static final int DEPTH = 3;

    /** The name of the format in messages. */
    static final String FORMAT = "Pascal VOC";

    private static final String UNKNOWN = "Unknown";

    private static final String JPEG = ".jpg";

    /** Loss: a picture's name does not end in .jpg, but readers look only for such names. */
    public static final LossSpec NOT_JPEG =
            new LossSpec("image.not-jpeg", "pictures whose names do not end in .jpg, where readers look for .jpg only");

    private final VocPlan plan;
    private final ShardOutput out;

    VocShardWriter(VocPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.withSize(item, FORMAT);
        String given = plan.names().nameOf(numbered, out);
        String id = SafePath.stem(given);
        String name = plan.pictures().isPresent() ? id + JPEG : given;
        reportName(item, name);
        List<VocObject> objects = objects(item, image);
        Optional<Segmentation> segmentation =
                plan.segmentation() ? Segmentation.paint(objects, item, image, plan.classes(), out) : Optional.empty();
        XmlText xml = new XmlText(out.file(VocLayout.annotationFile(id)));
        head(xml, name, image, segmentation.isPresent() ? 1 : 0);
        VocObjects written = new VocObjects(plan, item, image, xml, out);
        objects.forEach(written::write);
        item.annotations().stream().filter(plan.tags()::has).forEach(written::writeTag);
        xml.close("annotation");
        reportItemLosses(item, out);
        addToSets(item, id, objects, segmentation.isPresent());
        if (segmentation.isPresent()) {
            segmentation.get().write(id, out);
        }
        putPicture(VocLayout.imageFile(name));
    }

    private void reportName(Item item, String name) {
        if (!name.endsWith(JPEG)) {
            out.loss(Loss.changed(
                    item.id(),
                    NOT_JPEG.code(),
                    "'" + name + "' does not end in .jpg, where torchvision, detectron2 and mmdetection look for that;"
                            + " -o pictures=jpeg encodes it anew"));
        }
    }

    private List<VocObject> objects(Item item, Media.Image image) {
        Map<String, Annotation> regionOfBox = new HashMap<>();
        Set<String> partners = new HashSet<>();
        for (ObjectParts parts : ObjectParts.of(item)) {
            if (parts.box().isPresent()
                    && parts.region()
                            .map(Annotation::shape)
                            .filter(VocObject::coversPixels)
                            .isPresent()) {
                regionOfBox.put(parts.box().get().id(), parts.region().get());
                partners.add(parts.region().get().id());
            }
        }
        VocPicture picture = new VocPicture(item, image, plan.coordinates(), out);
        List<VocObject> objects = new ArrayList<>();
        for (Annotation annotation : item.annotations()) {
            if (annotation.shape() instanceof Shape.Whole) {
                if (!plan.tags().has(annotation)) {
                    out.loss(plan.tags().unwritten(item, annotation));
                }
            } else if (!partners.contains(annotation.id())) {
                Optional<Annotation> partner = Optional.ofNullable(regionOfBox.get(annotation.id()));
                Optional<VocObject> object = picture.object(objects.size() + 1, annotation, partner);
                object.ifPresent(objects::add);
                if (object.isEmpty() && partner.isPresent()) {
                    picture.object(objects.size() + 1, partner.get(), Optional.empty())
                            .ifPresent(objects::add);
                }
            }
        }
        return objects;
    }

    private void putPicture(String path) throws ItemException, IOException {
        if (plan.pictures().isPresent()) {
            out.media(path, plan.pictures().get());
        } else {
            out.media(path);
        }
    }

    private void head(XmlText xml, String name, Media.Image image, int segmented) {
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
                .leaf("segmented", segmented);
    }

    static void reportItemLosses(Item item, ShardOutput out) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    private void addToSets(Item item, String id, List<VocObject> objects, boolean segmented) {
        byte[] line = (id + "\n").getBytes(StandardCharsets.UTF_8);
        addToSet(VocLayout.setOf(item.split()), line, segmented);
        if (item.split() != Split.TEST) {
            addToSet(VocLayout.TRAIN_AND_VALIDATION, line, segmented);
        }
        plan.tags().write(item, id, objects, out);
    }

    private void addToSet(Part set, byte[] line, boolean segmented) {
        append(out.part(set), line);
        if (segmented) {
            append(out.part(VocLayout.segmented(set)), line);
        }
    }

    private static void append(ByteText part, byte[] line) {
        part.write(line, 0, line.length);
    }
}
