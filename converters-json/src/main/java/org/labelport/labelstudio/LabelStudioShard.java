package org.labelport.labelstudio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the task of one item after the other. */
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
        Project project = view.project(plan.json());
        String name = plan.names().nameOf(numbered, out);
        TextLines lines = TextLines.of(view.kind() == MediaKind.TEXT ? given.media() : NO_LINES);
        if (lines.changed()) {
            out.loss(Loss.changed(
                    given.id(), LossCodes.TEXT_NEWLINES, "line ends are written as one character, offsets fit them"));
        }
        JsonLine json = new JsonLine(out.part(project.tasks()));
        json.open('{').key("data").open('{').key(view.kind().key());
        new ItemMedium(plan, out).write(given, view, name, lines, json);
        ItemData.attributes(given, view, json, plan.json(), out);
        json.close('}');
        ItemData.meta(given, json, plan.json(), out);
        boolean replaced = sets(given, view, lines, json);
        json.close('}');
        if (replaced || json.replaced()) {
            out.loss(Loss.changed(
                    given.id(), LossCodes.TEXT_CONTROL_CHARS, "NUL or halves of characters in its texts are replaced"));
        }
        reportOrder(given);
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

    /** Writes what people marked and what models marked; tells whether characters were replaced. */
    private boolean sets(Item item, ItemView view, TextLines lines, JsonLine json) throws ItemException {
        List<Annotation> byPeople = new ArrayList<>();
        Map<String, List<Annotation>> byModels = new LinkedHashMap<>();
        boolean separate = plan.options().text(LabelStudioConverter.PREDICTIONS).equals("separate");
        for (Annotation annotation : item.annotations()) {
            Provenance made = annotation.provenance();
            if (separate && made.model()) {
                byModels.computeIfAbsent(made.author(), unused -> new ArrayList<>())
                        .add(annotation);
            } else {
                byPeople.add(annotation);
            }
            if (made.at().isPresent()
                    || (separate && made.model()
                            ? false
                            : made.model() || !made.author().isEmpty())) {
                out.loss(Loss.changed(
                        item.id(),
                        annotation.id(),
                        LossCodes.PROVENANCE_DROPPED,
                        "who made it, or when, is not written"));
            }
        }
        boolean replaced = false;
        Relations relations =
                new Relations(item, out.part(view.project(plan.json()).relationTypes()), out);
        boolean emptyOnes =
                plan.options().text(LabelStudioConverter.EMPTY_ITEMS).equals("annotated");
        if (!byPeople.isEmpty() || emptyOnes && item.annotations().isEmpty()) {
            ByteText results = new ByteText();
            ResultWriter writer = new ResultWriter(plan, item, view, lines, results, out);
            writer.write(byPeople);
            relations.write(writer);
            replaced |= writer.replaced();
            json.key("annotations").open('[').open('{').key("result").open('[').raw(results);
            json.close(']').close('}').close(']');
        }
        if (!byModels.isEmpty()) {
            json.key("predictions").open('[');
            for (Map.Entry<String, List<Annotation>> model : byModels.entrySet()) {
                ByteText results = new ByteText();
                ResultWriter writer = new ResultWriter(plan, item, view, lines, results, out);
                writer.write(model.getValue());
                relations.write(writer);
                replaced |= writer.replaced();
                json.open('{');
                if (!model.getKey().isEmpty()) {
                    json.key("model_version").text(model.getKey());
                }
                model.getValue().stream()
                        .flatMap(annotation -> annotation.provenance().score().stream())
                        .filter(ResultWriter::isScore)
                        .mapToDouble(score -> score)
                        .average()
                        .ifPresent(score -> json.key("score").number(score));
                json.key("result").open('[').raw(results).close(']').close('}');
            }
            json.close(']');
        }
        relations.reportRest();
        return replaced;
    }

    private void reportOrder(Item item) {
        long ordered = item.annotations().stream()
                .filter(annotation -> annotation.z() != 0)
                .count();
        if (ordered > 0) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.ORDER_DROPPED, "the drawing order of " + ordered + " annotations"));
        }
    }
}
