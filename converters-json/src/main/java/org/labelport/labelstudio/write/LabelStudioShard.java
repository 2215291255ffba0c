package org.labelport.labelstudio.write;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.TextLines;
import org.labelport.labelstudio.write.results.ItemView;
import org.labelport.labelstudio.write.results.ResultSetsWriter;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes a task for each item. */
final class LabelStudioShard implements ShardWriter {

    private static final Media NO_LINES = new Media.Text("", Blob.ABSENT);

    private final LabelStudioPlan plan;
    private final ShardOutput out;

    LabelStudioShard(LabelStudioPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        Item given = numbered.item();
        ItemView view = ItemView.of(given, plan.json())
                .orElseThrow(() -> unsupported(given.media().dataType().key()));
        Project project = Project.of(view, plan.json());
        String name = plan.names().nameOf(numbered, out);
        TextLines lines = TextLines.of(view.kind() == MediaKind.TEXT ? given.media() : NO_LINES);
        ItemLosses losses = new ItemLosses(given, out, "Label Studio");
        if (lines.changed()) {
            losses.ofItem(
                    LossCodes.TEXT_NEWLINES, "each line end is written as one character, and offsets are adapted");
        }
        JsonLine json = new JsonLine(out.part(project.tasks()));
        json.open('{').key("data").open('{').key(view.kind().key());
        new ItemMedium(plan, out).write(given, view, name, lines, json);
        ItemData.attributes(given, view, json, plan.json(), out);
        json.close('}');
        ItemData.meta(given, json, plan.json(), out);
        ResultSetsWriter sets = new ResultSetsWriter(
                plan.results(),
                view,
                lines,
                type -> out.part(project.relationTypes()).text(type).write(DistinctLines.END),
                losses);
        sets.write(json);
        json.close('}');
        if (sets.replaced() || json.replaced()) {
            losses.ofItem(LossCodes.TEXT_CONTROL_CHARS, "NUL or halves of surrogate pairs in its texts became U+FFFD");
        }
        reportOrder(given, losses);
        out.count(Project.counter(view.kind()), 1);
        if (view.series().isPresent()) {
            out.part(Project.allSeries()).text(project.series()).write(DistinctLines.END);
        }
    }

    private static ItemException unsupported(String what) {
        return new ItemException(
                "media.unsupported",
                "Label Studio tasks are written for pictures, documents, videos, recordings and texts, not for " + what
                        + ". Export the item in another format");
    }

    private void reportOrder(Item item, ItemLosses losses) {
        long ordered = item.annotations().stream()
                .filter(annotation -> annotation.z() != 0)
                .count();
        if (ordered > 0) {
            losses.ofItem(LossCodes.ORDER_DROPPED, "the drawing order of " + ordered + " annotations");
        }
    }
}
