package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.ToldNames;

/**
 * Tells which keys of tasks and of their annotations are not read, each of them once. Those in which Label Studio keeps
 * its books are not told, nor values that say nothing. Used by one thread.
 */
final class UnreadKeys {

    private static final Set<String> OF_TASKS = Set.of(
            ("id data meta annotations completions predictions drafts created_at updated_at completed_at inner_id"
                            + " file_upload storage_filename project created_by updated_by is_labeled overlap state"
                            + " total_annotations total_predictions cancelled_annotations annotators annotators_count"
                            + " annotations_ids annotations_results predictions_results predictions_score"
                            + " predictions_model_versions avg_lead_time agreement draft_exists allow_skip comment_authors"
                            + " comment_authors_count comment_count unresolved_comment_count last_comment_updated_at")
                    .split(" "));

    private static final Set<String> OF_ANNOTATIONS =
            Set.of(("id result completed_by was_cancelled ground_truth created_at updated_at draft_created_at lead_time"
                            + " prediction result_count unique_id import_id last_action bulk_created task project"
                            + " created_by updated_by last_created_by created_username created_ago parent_prediction"
                            + " parent_annotation score model_version model model_run cluster neighbors mislabeling"
                            + " state")
                    .split(" "));

    private final LossSink losses;
    private final Owner tasks = new Owner("a task", OF_TASKS, new ToldNames());
    private final Owner annotations = new Owner("an annotation", OF_ANNOTATIONS, new ToldNames());

    /** @param known keys that are read, or say nothing of what was labelled */
    private record Owner(String name, Set<String> known, ToldNames unread) {}

    UnreadKeys(LossSink losses) {
        this.losses = losses;
    }

    /** Notes the keys of a task. The short form has no others than data and answers. */
    void note(Node task, String place) {
        if (task.field("data").isEmpty() || !(task.value() instanceof Map<?, ?> fields)) {
            return;
        }
        note(tasks, fields, place);
        for (String key : List.of("annotations", "completions", "predictions")) {
            if (fields.get(key) instanceof List<?> sets) {
                sets.forEach(set -> {
                    if (set instanceof Map<?, ?> annotation) {
                        note(annotations, annotation, place);
                    }
                });
            }
        }
    }

    private void note(Owner owner, Map<?, ?> fields, String place) {
        List<String> unread = new ArrayList<>();
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!owner.known.contains(name) && PlainValues.says(value)) {
                owner.unread.next(name).ifPresent(unread::add);
            }
        });
        if (!unread.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LabelStudioCodes.KEY_DROPPED,
                    place + ": keys of " + owner.name + " are not read, here and below: " + String.join(", ", unread)));
        }
    }
}
