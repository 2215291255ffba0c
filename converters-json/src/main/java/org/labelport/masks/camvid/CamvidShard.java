package org.labelport.masks.camvid;

import java.io.IOException;
import java.util.Optional;
import org.labelport.annotationfile.SplitFolder;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.Painting.Note;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes the picture of each item, its mask of colours, and its line in the list of its split. */
final class CamvidShard implements ShardWriter {

    private final CamvidPlan plan;
    private final ShardOutput out;

    CamvidShard(CamvidPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), this::refusal);
        String name = plan.names().nameOf(numbered, out);
        String split = SplitFolder.of(item.split());
        String picture = split + "/" + name;
        String mask = split + CamvidLayout.MASKS + "/" + SafePath.stem(name) + CamvidLayout.PNG;
        out.media(picture);
        report(item, painting);
        PngWriter.rgb(
                out.file(mask),
                painting.picture(
                        CamvidClasses.BLACK,
                        place -> plan.classes()
                                .color(item.annotations().get(place).category())
                                .orElseThrow()));
        out.part(CamvidLayout.list(split)).text(CamvidLayout.line(picture, mask));
        out.count(split, 1);
    }

    private Optional<Note> refusal(Annotation annotation) {
        return annotation.category().isEmpty()
                        || plan.classes().color(annotation.category()).isEmpty()
                ? Optional.of(new Note(
                        LossCodes.CATEGORY_MISSING, "the colours of a mask are classes, and the annotation has none"))
                : Optional.empty();
    }

    private void report(Item item, Painting painting) {
        MaskLosses losses = new MaskLosses(item, out);
        losses.ofClasses(painting, out::written);
        losses.ofItem();
    }
}
