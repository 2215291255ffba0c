package org.labelport.csv.vertex;

import java.io.IOException;
import java.util.Locale;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.csv.picture.write.BoxTableWriter;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the items that fit the table's task, and reports the others. */
final class VertexShardWriter implements ShardWriter {

    private final VertexPlan plan;
    private final ShardOutput out;
    private final BoxTableWriter boxes;
    private final LabelRows labels;

    VertexShardWriter(VertexPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
        this.boxes = new BoxTableWriter(new VertexBoxRows(plan), plan.names(), plan.taxonomy(), out);
        this.labels = new LabelRows(plan, out);
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item item = numbered.item();
        boolean text = item.media() instanceof Media.Text;
        boolean fits = text == (plan.task() == VertexTask.TEXT);
        if (!fits && (text || item.media() instanceof Media.Image)) {
            leaveOut(item);
            return;
        }
        switch (plan.task()) {
            case DETECTION -> boxes.write(numbered);
            case CLASSIFICATION -> {
                String name = plan.names().nameOf(numbered, out);
                labels.write(item, TablePicture.FOLDER + name);
                out.media(TablePicture.FOLDER + name);
            }
            case TEXT -> {
                String path = VertexPlan.TEXTS + plan.names().nameOf(numbered, out);
                labels.write(item, path);
                if (item.media() instanceof Media.Text own) {
                    out.file(path).text(UnpairedSurrogates.replace(own.text()));
                }
            }
        }
    }

    private void leaveOut(Item item) {
        String what = item.media().dataType().key() + " in a table for "
                + plan.task().name().toLowerCase(Locale.ROOT);
        out.loss(Loss.dropped(item.id(), VertexLosses.OTHER_TASK, what + "; export it with another task"));
        for (Annotation annotation : item.annotations()) {
            out.dropped(item, annotation, LossCodes.GEOMETRY_UNSUPPORTED, what);
        }
    }
}
