package org.labelport.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes a JSON file for each picture. */
final class LabelmeShardWriter implements ShardWriter {

    /** The first version that reads everything that is written here, except for {@code oriented_rectangle}. */
    private static final String VERSION = "5.5.0";

    private final LabelmePlan plan;
    private final ShardOutput out;

    LabelmeShardWriter(LabelmePlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        ItemLosses losses = new ItemLosses(item, out, "LabelMe");
        Media.Image image = losses.picture();
        String name = plan.names().nameOf(numbered, out);
        String path = SplitFolder.of(item.split()) + "/" + name;
        Set<String> tags = tags(item, losses);
        JsonWriting.indented(out.file(SafePath.stem(path) + LabelmeFiles.JSON), json -> {
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeObjectFieldStart("flags");
            for (String tag : plan.tags()) {
                json.writeBooleanField(plan.classes().of(tag), tags.contains(tag));
            }
            json.writeEndObject();
            shapes(json, item, image, losses);
            json.writeStringField("imagePath", name.substring(name.lastIndexOf('/') + 1));
            json.writeNullField("imageData");
            size(json, "imageHeight", image.hasSize() ? image.height() : 0);
            size(json, "imageWidth", image.hasSize() ? image.width() : 0);
            json.writeEndObject();
        });
        losses.relations();
        losses.parts().attributes();
        out.media(path);
    }

    private void shapes(JsonGenerator json, Item item, Media.Image image, ItemLosses losses) throws IOException {
        json.writeArrayFieldStart("shapes");
        LabelmeShapes shapes = new LabelmeShapes(plan, image, new GroupNumbers(item), losses, json);
        for (Annotation annotation : item.annotations()) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                shapes.write(annotation);
            }
        }
        shapes.finish();
        json.writeEndArray();
    }

    private static void size(JsonGenerator json, String key, int pixels) throws IOException {
        if (pixels > 0) {
            json.writeNumberField(key, pixels);
        } else {
            json.writeNullField(key);
        }
    }

    private Set<String> tags(Item item, ItemLosses losses) {
        Set<String> tags = new LinkedHashSet<>();
        for (Annotation annotation : item.annotations()) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                continue;
            }
            if (annotation.category().isEmpty()) {
                losses.drop(annotation, LossCodes.TAG_DROPPED, "a label of the picture needs a category");
            } else if (!tags.add(annotation.category())) {
                losses.drop(
                        annotation,
                        LossCodes.DUPLICATE,
                        "the picture has the label '" + annotation.category() + "' already");
            } else {
                out.written(annotation);
                losses.parts().attributes(annotation, annotation.attributes().keySet());
                losses.parts().group(annotation);
                losses.unwritten(annotation);
            }
        }
        return tags;
    }
}
