package org.labelport.createml;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.geometry.Frame;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes one entry for each picture. */
final class CreateMlShard implements ShardWriter {

    private static final String HOLDER = "Create ML";

    private final CreateMlPlan plan;
    private final ShardOutput out;

    CreateMlShard(CreateMlPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        ItemLosses losses = new ItemLosses(item, out, HOLDER);
        Media.Image image = losses.picture();
        if (!image.hasSize() && !item.annotations().isEmpty()) {
            throw new ItemException(
                    "image.size-unknown",
                    "boxes are clipped at the border of the picture, whose width and height are not known");
        }
        String name = plan.names().nameOf(numbered, out);
        String split = SplitFolder.of(item.split());
        JsonWriting.compact(out.part(CreateMlPlan.list(split)), json -> {
            json.writeStartObject();
            json.writeStringField(CreateMlNames.IMAGE, name);
            json.writeArrayFieldStart(CreateMlNames.ANNOTATIONS);
            for (Annotation annotation : item.annotations()) {
                write(annotation, image, losses, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        out.media(split + "/" + name);
        out.count(split, 1);
        losses.relations();
        losses.parts().attributes();
    }

    private void write(Annotation annotation, Media.Image image, ItemLosses losses, JsonGenerator json)
            throws IOException {
        BoxFit fit = BoxFit.of(annotation.shape(), new Frame(image.width(), image.height()), HOLDER);
        if (fit.box().isEmpty()) {
            BoxFit.Note why = fit.notes().get(0);
            losses.drop(annotation, why.code(), why.detail());
        } else if (annotation.category().isEmpty()) {
            losses.drop(annotation, LossCodes.CATEGORY_MISSING, "a box of Create ML needs a label");
        } else {
            box(json, plan.classes().of(annotation.category()), fit.box().get());
            out.written(annotation);
            fit.notes().forEach(note -> losses.change(annotation, note.code(), note.detail()));
            report(annotation, losses);
        }
    }

    private static void box(JsonGenerator json, String label, Shape.Box box) throws IOException {
        json.writeStartObject();
        json.writeStringField(CreateMlNames.LABEL, label);
        json.writeObjectFieldStart(CreateMlNames.COORDINATES);
        double[] numbers = {box.x() + box.width() / 2, box.y() + box.height() / 2, box.width(), box.height()};
        for (int i = 0; i < numbers.length; i++) {
            json.writeFieldName(CreateMlNames.NUMBERS.get(i));
            JsonWriting.number(json, numbers[i]);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void report(Annotation annotation, ItemLosses losses) {
        List<String> dropped = new ArrayList<>(annotation.attributes().keySet());
        if (annotation.attributes().get(Attributes.CROWD) instanceof Value.Flag crowd) {
            dropped.remove(Attributes.CROWD);
            if (crowd.on()) {
                losses.change(annotation, LossCodes.CROWD_AS_OBJECT, "a region of many objects");
            }
        }
        UnwrittenParts parts = losses.parts();
        parts.attributes(annotation, dropped);
        parts.group(annotation);
        losses.unwritten(annotation);
    }
}
