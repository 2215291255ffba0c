package org.labelport.imagefolder.write;

import java.io.IOException;
import java.util.Optional;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.Splits;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.LabelPicture;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes for each picture a line of metadata, and a mask whose values are class numbers from 1. */
final class MaskRows implements ShardWriter {

    private final ImagefolderPlan plan;
    private final SplitValues values;
    private final ShardOutput out;

    MaskRows(ImagefolderPlan plan, ShardOutput out) {
        this.plan = plan;
        this.values = new SplitValues(plan.columns());
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), MaskRows::refusal);
        String name = plan.names().nameOf(numbered, out);
        String folder = Splits.folder(item.split());
        String mask = ReservedNames.MASKS + "/" + SafePath.stem(name) + ".png";
        report(item, painting);
        ByteText line = out.part(new Part(folder, ""));
        JsonWriting.compact(line, json -> {
            json.writeStartObject();
            json.writeStringField("file_name", name);
            json.writeStringField(ReservedNames.MASK_COLUMN, mask);
            plan.attributes(json, item.attributes());
            json.writeEndObject();
        });
        line.ascii('\n');
        LabelPicture picture = painting.picture(
                0,
                place -> plan.classes().numberOf(item.annotations().get(place).category()) + 1);
        if (plan.classes().all().size() < MaskValues.LARGEST_OF_8_BITS) {
            PngWriter.gray8(out.file(folder + "/" + mask), picture);
        } else {
            PngWriter.gray16(out.file(folder + "/" + mask), picture);
        }
        values.countAttributes(out, folder, item.attributes());
        out.count(folder, 1);
        out.media(folder + "/" + name);
    }

    private static Optional<Note> refusal(Annotation annotation) {
        return annotation.category().isEmpty()
                ? Optional.of(new Note(
                        LossCodes.CATEGORY_MISSING, "the values of a mask are classes, and the annotation has none"))
                : Optional.empty();
    }

    private void report(Item item, Painting painting) {
        MaskLosses losses = new MaskLosses(item, out);
        losses.ofClasses(painting, out::written);
        ItemLosses ofItem = new ItemLosses(item, out, "imagefolder");
        ImagefolderPlan.reportAttributes(item, ofItem);
        ofItem.relations();
    }
}
