package org.labelport.labelstudio.write.results;

import java.util.Optional;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.task.KeptKeys;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.write.results.AnswerControls.Control;
import org.labelport.labelstudio.write.results.AnswerControls.Scope;
import org.labelport.model.Annotation;
import org.labelport.model.Value;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.LossCodes;

/** Writes attributes as answers. */
record AnswerWriter(ResultRules rules, MediaKind kind, ResultHead head, ItemLosses losses) {

    /** Writes the attributes of a region, except for fields of {@code meta}, which are in the region's own result. */
    void ofRegion(Annotation annotation, String region) {
        annotation.attributes().forEach((name, value) -> {
            if (!KeptKeys.isOfResult(name)) {
                write(annotation, region, name, value, Scope.REGION);
            }
        });
    }

    /** Writes the attributes of an annotation of the whole item or of a page. */
    void ofItem(Annotation annotation) {
        annotation.attributes().forEach((name, value) -> {
            if (KeptKeys.isOfResult(name)) {
                dropped(annotation, name, "answers have no 'meta' and no marks of a region");
            } else {
                write(annotation, annotation.id(), name, value, Scope.of(annotation, kind));
            }
        });
    }

    private void write(Annotation annotation, String region, String name, Value value, Scope scope) {
        Optional<Control> control = rules.answers().of(kind, name, value, scope);
        if (control.isEmpty()) {
            dropped(annotation, name, "it has too many different values to choose from");
            return;
        }
        if (!control.get().name().equals(name)) {
            losses.change(
                    annotation,
                    LabelStudioLosses.ATTRIBUTE_RENAMED,
                    "'" + name + "' is written as '" + control.get().name() + "'");
        }
        ResultHead onPage = head.on(annotation.index());
        onPage.open(
                RegionIds.of(region),
                control.get().name(),
                control.get().kind().type(),
                Optional.empty(),
                Optional.empty());
        onPage.value(control.get(), value);
        onPage.close();
    }

    void dropped(Annotation annotation, String name, String reason) {
        losses.change(annotation, LossCodes.ATTRIBUTE_DROPPED, "'" + name + "' is not written: " + reason);
    }

    void scoreDropped(Annotation annotation) {
        losses.change(
                annotation,
                LossCodes.SCORE_DROPPED,
                "a result of this kind has no score, or the score is not from 0 to 1");
    }
}
