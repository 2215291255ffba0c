package org.labelport.masks.ade20k;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.raster.ItemPainter;
import org.labelport.raster.Painting;
import org.labelport.raster.PngWriter;
import org.labelport.report.ItemException;

/** Writes the picture and the mask of classes of each item. */
final class SceneShard implements ShardWriter {

    private final AdePlan plan;
    private final ShardOutput out;

    SceneShard(AdePlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        Painting painting = ItemPainter.paint(item, out.limits(), plan::refusal);
        String name = plan.names().nameOf(numbered, out);
        String folder = AdeLayout.folder(item.split());
        out.media(AdeLayout.IMAGES + folder + name);
        report(item, name, painting);
        PngWriter.gray8(
                out.file(AdeLayout.ANNOTATIONS + folder + SafePath.stem(name) + ".png"),
                painting.picture(
                        0,
                        place -> plan.classNumber(item.annotations().get(place).category())));
    }

    private void report(Item item, String name, Painting painting) {
        MaskLosses losses = new MaskLosses(item, out);
        losses.ofClasses(painting, out::written);
        losses.ofItem();
        AdeShard.reportName(item, name, out);
    }
}
