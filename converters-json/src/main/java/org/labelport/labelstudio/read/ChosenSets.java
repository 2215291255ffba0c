package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.report.Loss;
import org.labelport.target.SourceRequest;

/**
 * Chooses whose annotations of a task are read.
 *
 * @param item its id
 */
record ChosenSets(String item, SourceRequest request) {

    private static final String LATEST = "latest";

    /** Returns the annotations and predictions of a task that are read, and reports the others. */
    List<ResultSet> of(Task task) {
        List<ResultSet> submitted = new ArrayList<>();
        for (ResultSet set : task.annotations()) {
            if (set.cancelled()) {
                leaveOut(set, LabelStudioCodes.CANCELLED, "its author skipped the task", Loss.Effect.DROPPED);
            } else {
                submitted.add(set);
            }
        }
        List<ResultSet> chosen = new ArrayList<>(pick(submitted));
        for (ResultSet set : submitted) {
            if (chosen.stream().noneMatch(each -> each == set)) {
                boolean timeless = request.filter().text("annotations").equals(LATEST)
                        && set.time().isEmpty();
                leaveOut(
                        set,
                        LabelStudioCodes.NOT_CHOSEN,
                        timeless
                                ? "another annotation was chosen: this one has no time, and of such the last counts as"
                                        + " the latest"
                                : "another annotation was chosen",
                        Loss.Effect.FILTERED);
            }
        }
        boolean asked = request.filter().text("annotations").equals("ground-truth");
        if (!asked && chosen.stream().anyMatch(ResultSet::groundTruth)) {
            request.report()
                    .loss(Loss.changed(
                            item,
                            LabelStudioCodes.GROUND_TRUTH,
                            "the mark of its annotations as ground truth is not kept; annotations=ground-truth reads only"
                                    + " these"));
        }
        String predictions = request.filter().text("predictions");
        boolean withPredictions = predictions.equals("all") || predictions.equals("unlabelled") && submitted.isEmpty();
        for (ResultSet set : task.predictions()) {
            if (withPredictions) {
                chosen.add(set);
            } else {
                leaveOut(
                        set,
                        LabelStudioCodes.NOT_CHOSEN,
                        "predictions are not read; see the filter key 'predictions'",
                        Loss.Effect.FILTERED);
            }
        }
        if (task.drafts() > 0) {
            request.report()
                    .loss(Loss.changed(
                            item,
                            LabelStudioCodes.DRAFT,
                            task.drafts() + " drafts, which were not submitted, are not read"));
        }
        return chosen;
    }

    private List<ResultSet> pick(List<ResultSet> sets) {
        return switch (request.filter().text("annotations")) {
            case "first" -> sets.stream().limit(1).toList();
            case LATEST -> ResultSet.latest(sets).stream().toList();
            case "ground-truth" -> sets.stream().filter(ResultSet::groundTruth).toList();
            default -> sets;
        };
    }

    private void leaveOut(ResultSet set, String code, String detail, Loss.Effect effect) {
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (Node result : set.results()) {
            number++;
            String id = result.string("id").filter(own -> !own.isEmpty()).orElse("result " + number);
            if (result.string("type").filter("relation"::equals).isEmpty() && seen.add(id)) {
                request.report().loss(new Loss(item, id, code, detail, effect));
            }
        }
    }
}
