package org.labelport.labelstudio.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.labelstudio.task.JsonLine;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Item;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Writes the annotations of one item: those of people as one annotation of the task, those of each model as a
 * prediction.
 */
final class ResultSetsWriter {

    private final LabelStudioPlan plan;
    private final Item item;
    private final ItemView view;
    private final TextLines lines;
    private final ShardOutput out;
    private final Relations relations;
    private boolean replaced;

    ResultSetsWriter(LabelStudioPlan plan, Item item, ItemView view, TextLines lines, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.view = view;
        this.lines = lines;
        this.out = out;
        this.relations = new Relations(item, out.part(view.project(plan.json()).relationTypes()), out);
    }

    /** Returns whether characters were replaced that Label Studio's database refuses. */
    boolean replaced() {
        return replaced;
    }

    /** Writes both fields of the task. A field that would be empty is left out. */
    void write(JsonLine task) throws ItemException {
        List<Annotation> byPeople = new ArrayList<>();
        Map<String, List<Annotation>> byModels = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            boolean predicted =
                    plan.separatesPredictions() && annotation.provenance().model();
            if (predicted) {
                byModels.computeIfAbsent(annotation.provenance().author(), unused -> new ArrayList<>())
                        .add(annotation);
            } else {
                byPeople.add(annotation);
            }
        }
        if (!byPeople.isEmpty() || item.annotations().isEmpty() && plan.annotatesEmptyItems()) {
            task.key("annotations").open('[').open('{');
            results(byPeople, false, task);
            task.close('}').close(']');
        }
        if (!byModels.isEmpty()) {
            task.key("predictions").open('[');
            for (Map.Entry<String, List<Annotation>> model : byModels.entrySet()) {
                prediction(model.getKey(), model.getValue(), task);
            }
            task.close(']');
        }
        relations.reportRest();
    }

    private void written(Annotation annotation, boolean predicted) {
        out.written(annotation);
        Provenance made = annotation.provenance();
        boolean makerIsLost = !predicted && (made.model() || !made.author().isEmpty());
        if (makerIsLost || made.at().isPresent()) {
            out.loss(Loss.changed(item.id(), annotation.id(), LossCodes.PROVENANCE_DROPPED, "who made it, or when"));
        }
    }

    private void prediction(String model, List<Annotation> annotations, JsonLine task) throws ItemException {
        task.open('{');
        if (!model.isEmpty()) {
            task.key("model_version").text(model);
        }
        annotations.stream()
                .flatMap(annotation -> annotation.provenance().score().stream())
                .filter(ResultWriter::isScore)
                .mapToDouble(score -> score)
                .average()
                .ifPresent(score -> task.key("score").number(score));
        results(annotations, true, task);
        task.close('}');
    }

    private void results(List<Annotation> annotations, boolean predicted, JsonLine task) throws ItemException {
        ByteText results = new ByteText();
        ResultWriter writer =
                new ResultWriter(plan, item, view, lines, results, annotation -> written(annotation, predicted), out);
        writer.write(annotations);
        relations.write(writer);
        replaced |= writer.replaced();
        task.key("result").open('[').raw(results).close(']');
    }
}
