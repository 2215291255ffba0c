package org.labelport.voc.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.SinglePicture;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ExportOutput;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;
import org.labelport.voc.file.Coordinates;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.file.ObjectAttributes;
import org.labelport.xml.XmlText;

/** Writes each picture with its XML file beside it, and the list of classes at the end. */
public record LabelImgPlan(FileNames names, ClassNames classes) implements ConversionPlan {

    private static final Coordinates COORDINATES = new Coordinates(0, Coordinates.WHOLE_PIXELS);
    private static final int DEPTH = 3;

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> write(numbered, out);
    }

    private void write(NumberedItem numbered, ShardOutput out) throws ItemException, IOException {
        Item item = numbered.item();
        Media.Image image = SinglePicture.withSize(item, VocShardWriter.FORMAT);
        String path = LabelImgLayout.folder(item.split()) + names.nameOf(numbered, out);
        XmlText xml = new XmlText(out.file(SafePath.stem(path) + ".xml"));
        int slash = path.lastIndexOf('/');
        xml.open("annotation")
                .leaf("folder", slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash))
                .leaf("filename", path.substring(slash + 1))
                .open("source")
                .leaf("database", "Unknown")
                .close("source")
                .open("size")
                .leaf("width", image.width())
                .leaf("height", image.height())
                .leaf("depth", DEPTH)
                .close("size")
                .leaf("segmented", 0);
        int number = 0;
        VocPicture picture = new VocPicture(item, image, COORDINATES, out);
        UnwrittenParts parts = new UnwrittenParts(item, out);
        for (Annotation annotation : item.annotations()) {
            Optional<VocObject> object = picture.object(++number, annotation, Optional.empty());
            if (object.isPresent()) {
                element(object.get(), xml);
                out.written(annotation);
                changes(object.get(), xml).forEach((code, detail) -> out.changed(item, annotation, code, detail));
                parts.attributes(annotation, ObjectAttributes.withoutElement(annotation.attributes()));
                parts.group(annotation);
                parts.track(annotation);
                parts.order(annotation);
                parts.score(annotation);
                parts.provenance(annotation);
            }
        }
        xml.close("annotation");
        VocShardWriter.reportItemLosses(item, out);
        out.media(path);
    }

    private void element(VocObject object, XmlText xml) {
        object.open(classes.of(object.annotation().category()), xml);
        object.box(COORDINATES, xml);
        xml.close("object");
    }

    /** Returns what of an annotation is written differently or not at all: details by loss code. */
    private static Map<String, String> changes(VocObject object, XmlText xml) {
        Annotation annotation = object.annotation();
        Map<String, String> changes = new TreeMap<>();
        switch (annotation.shape().kind()) {
            case BOX -> {
                // It is written as it is.
            }
            case ROTATED_BOX -> changes.put(LossCodes.BOX_ROTATION_DROPPED, "written as its enclosing box");
            default ->
                changes.put(
                        LossCodes.GEOMETRY_AS_BOX,
                        annotation.shape().kind().key() + " is written as its enclosing box");
        }
        if (object.edges().clipped()) {
            changes.put(LossCodes.GEOMETRY_CLIPPED, "cut at the picture's border");
        }
        if (Attributes.isSet(annotation.attributes(), Attributes.CROWD)) {
            changes.put(LossCodes.CROWD_AS_OBJECT, "written as one difficult object");
        }
        if (xml.takeReplaced()) {
            changes.put(LossCodes.TEXT_CONTROL_CHARS, "characters that XML cannot hold became U+FFFD");
        }
        return changes;
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        try (OutputStream file = out.file(LabelImgLayout.CLASSES)) {
            for (String name : classes.all()) {
                file.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
