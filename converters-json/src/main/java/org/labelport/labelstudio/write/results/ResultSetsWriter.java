package org.labelport.labelstudio.write.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.place.TextLines;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Item;
import org.labelport.objectparts.ItemLosses;
import org.labelport.output.ByteText;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/**
 * Writes the annotations of one item: those of people as one annotation of the task, those of each model as a
 * prediction.
 */
public final class ResultSetsWriter {

    private final ResultRules rules;
    private final Item item;
    private final ItemView view;
    private final TextLines lines;
    private final ItemLosses losses;
    private final Relations relations;
    private boolean replaced;

    /** @param relationTypes is told the types of relations, which the interface lists */
    public ResultSetsWriter(
            ResultRules rules, ItemView view, TextLines lines, Consumer<String> relationTypes, ItemLosses losses) {
        this.rules = rules;
        this.item = losses.item();
        this.view = view;
        this.lines = lines;
        this.losses = losses;
        this.relations = new Relations(relationTypes, losses);
    }

    /** Returns whether characters were replaced that Label Studio's database refuses. */
    public boolean replaced() {
        return replaced;
    }

    /** Writes both fields of the task. A field that would be empty is left out. */
    public void write(JsonLine task) throws ItemException {
        List<Annotation> byPeople = new ArrayList<>();
        Map<String, List<Annotation>> byModels = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            boolean predicted =
                    rules.separatesPredictions() && annotation.provenance().model();
            if (predicted) {
                byModels.computeIfAbsent(annotation.provenance().author(), unused -> new ArrayList<>())
                        .add(annotation);
            } else {
                byPeople.add(annotation);
            }
        }
        if (!byPeople.isEmpty() || item.annotations().isEmpty() && rules.annotatesEmptyItems()) {
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
        losses.out().written(annotation);
        Provenance made = annotation.provenance();
        boolean makerIsLost = !predicted && (made.model() || !made.author().isEmpty());
        if (makerIsLost || made.at().isPresent()) {
            losses.change(annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when");
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
                new ResultWriter(rules, losses, view, lines, results, annotation -> written(annotation, predicted));
        writer.write(annotations);
        relations.write(writer);
        replaced |= writer.replaced();
        task.key("result").open('[').raw(results).close(']');
    }
}
