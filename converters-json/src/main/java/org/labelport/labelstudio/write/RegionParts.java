package org.labelport.labelstudio.write;

import java.util.Optional;
import org.labelport.labelstudio.task.JsonLine;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.labelstudio.task.Tool;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Writes what the results of all shapes have in common, and reports losses. */
record RegionParts(LabelStudioPlan plan, Item item, ResultHead head, LossSink losses) {

    JsonLine json() {
        return head.json();
    }

    void open(Annotation annotation, Tool tool, Optional<String> parent) {
        open(RegionIds.of(annotation.id()), annotation, tool, parent);
    }

    /**
     * Begins a result with another id than the annotation's.
     *
     * @param id as it is written
     */
    void open(String id, Annotation annotation, Tool tool, Optional<String> parent) {
        Optional<Double> score = annotation.provenance().score().filter(ResultWriter::isScore);
        head.open(id, tool.controlName(), tool.type(), parent, score);
        head.notes(annotation.attributes());
        json().key("value").open('{');
    }

    boolean close(Annotation annotation, Tool tool) {
        json().key(tool.labelKey()).open('[');
        if (!annotation.category().isEmpty()) {
            json().text(plan.labels().of(annotation.category()));
        }
        json().close(']').close('}');
        head.close();
        return true;
    }

    boolean unsupported(Annotation annotation, String where) {
        return dropped(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                "Label Studio has no " + annotation.shape().kind().key() + " " + where);
    }

    boolean degenerate(Annotation annotation) {
        return dropped(
                annotation,
                LossCodes.GEOMETRY_DEGENERATE,
                "less than one square pixel of it is inside the picture, or it has too few points");
    }

    boolean dropped(Annotation annotation, String code, String detail) {
        losses.dropped(item, annotation, code, detail);
        return false;
    }

    void clipped(Annotation annotation) {
        changed(annotation, LossCodes.GEOMETRY_CLIPPED, "cut at the border of the picture");
    }

    void changed(Annotation annotation, String code, String detail) {
        losses.changed(item, annotation, code, detail);
    }
}
