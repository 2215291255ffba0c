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
    private static final String GROUND_TRUTH = "ground-truth";

    /** Returns the annotations and predictions of a task that are read, and reports the others. */
    List<ResultSet> of(Task task) {
        List<ResultSet> submitted = submitted(task);
        List<ResultSet> chosen = new ArrayList<>(pick(submitted));
        reportOthers(submitted, chosen);
        reportGroundTruth(chosen);
        chosen.addAll(predictions(task, submitted.isEmpty()));
        if (task.drafts() > 0) {
            changed(LabelStudioCodes.DRAFT, task.drafts() + " drafts, which were not submitted, are not read");
        }
        return chosen;
    }

    private List<ResultSet> submitted(Task task) {
        List<ResultSet> submitted = new ArrayList<>();
        for (ResultSet set : task.annotations()) {
            if (set.cancelled()) {
                leaveOut(set, LabelStudioCodes.CANCELLED, "its author skipped the task", Loss.Effect.DROPPED);
            } else {
                submitted.add(set);
            }
        }
        return submitted;
    }

    private void reportOthers(List<ResultSet> submitted, List<ResultSet> chosen) {
        for (ResultSet set : submitted) {
            if (chosen.stream().noneMatch(each -> each == set)) {
                boolean timeless = annotations().equals(LATEST) && set.time().isEmpty();
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
    }

    private void reportGroundTruth(List<ResultSet> chosen) {
        if (!annotations().equals(GROUND_TRUTH) && chosen.stream().anyMatch(ResultSet::groundTruth)) {
            changed(
                    LabelStudioCodes.GROUND_TRUTH,
                    "the mark of its annotations as ground truth is not kept; annotations=ground-truth reads only"
                            + " these");
        }
    }

    /** @param unlabelled whether nobody has submitted an annotation */
    private List<ResultSet> predictions(Task task, boolean unlabelled) {
        String asked = request.filter().text("predictions");
        if (asked.equals("all") || asked.equals("unlabelled") && unlabelled) {
            return task.predictions();
        }
        for (ResultSet set : task.predictions()) {
            leaveOut(
                    set,
                    LabelStudioCodes.NOT_CHOSEN,
                    "predictions are not read; see the filter key 'predictions'",
                    Loss.Effect.FILTERED);
        }
        return List.of();
    }

    private String annotations() {
        return request.filter().text("annotations");
    }

    private void changed(String code, String detail) {
        request.report().loss(Loss.changed(item, code, detail));
    }

    private List<ResultSet> pick(List<ResultSet> sets) {
        return switch (annotations()) {
            case "first" -> sets.stream().limit(1).toList();
            case LATEST -> ResultSet.latest(sets).stream().toList();
            case GROUND_TRUTH -> sets.stream().filter(ResultSet::groundTruth).toList();
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
