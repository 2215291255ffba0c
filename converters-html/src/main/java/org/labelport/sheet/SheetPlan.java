package org.labelport.sheet;

import java.io.IOException;
import java.io.OutputStream;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;

/** Counts all items, and draws the chosen ones. */
final class SheetPlan implements ConversionPlan {

    private static final Part CARDS = new Part("cards", "\n");

    private final Census census;
    private final Overview overview;
    private final Samples samples;
    private final Colors colors;
    private final int width;

    SheetPlan(Census census, Overview overview, Samples samples, int width) {
        this.census = census;
        this.overview = overview;
        this.samples = samples;
        this.colors = new Colors(census.taxonomy());
        this.width = width;
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return numbered -> {
            Item item = numbered.item();
            Measures.of(item).forEach(out::count);
            if (samples.contains(numbered.number())) {
                new SampleCard(item, colors, width).write(new Html(out.part(CARDS)), out);
            }
            for (Annotation annotation : item.annotations()) {
                out.written(annotation);
            }
        };
    }

    @Override
    public void finish(ExportOutput out) throws IOException {
        try (OutputStream file = out.file("sheet.html")) {
            SheetPage page = new SheetPage(census, overview, samples.size(), colors, out::count);
            page.head(file);
            out.copy(CARDS, file);
            page.foot(file);
        }
    }
}
