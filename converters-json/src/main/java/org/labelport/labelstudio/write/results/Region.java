package org.labelport.labelstudio.write.results;

import java.util.Optional;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.task.RegionIds;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The region of an annotation. Writes what the results of all shapes have in common, and reports losses.
 *
 * @param parent region that it belongs to; empty when there is none
 * @param head of its results, on the page that it is on
 */
record Region(
        ResultRules rules,
        Item item,
        Annotation annotation,
        Optional<String> parent,
        ResultHead head,
        LossSink losses) {

    JsonLine json() {
        return head.json();
    }

    Optional<Double> score() {
        return annotation.provenance().score().filter(ResultWriter::isScore);
    }

    void open(Tool tool) {
        open(RegionIds.of(annotation.id()), tool);
    }

    /**
     * Begins a result with another id than the annotation's.
     *
     * @param id as it is written
     */
    void open(String id, Tool tool) {
        head.open(id, tool.controlName(), tool.type(), parent, score());
        head.notes(annotation.attributes());
        json().key("value").open('{');
    }

    /** Ends a result. Returns true: it is written. */
    boolean close(Tool tool) {
        json().key(tool.labelKey()).open('[');
        if (!annotation.category().isEmpty()) {
            json().text(rules.labels().of(annotation.category()));
        }
        json().close(']').close('}');
        head.close();
        return true;
    }

    boolean unsupported(String where) {
        return dropped(
                LossCodes.GEOMETRY_UNSUPPORTED,
                "Label Studio has no " + annotation.shape().kind().key() + " " + where);
    }

    boolean degenerate() {
        return dropped(
                LossCodes.GEOMETRY_DEGENERATE,
                "less than one square pixel of it is inside the picture, or it has too few points");
    }

    /** Reports that the annotation has no result. Returns false: it is not written. */
    boolean dropped(String code, String detail) {
        losses.dropped(item, annotation, code, detail);
        return false;
    }

    void clipped() {
        changed(LossCodes.GEOMETRY_CLIPPED, "cut at the border of the picture");
    }

    void changed(String code, String detail) {
        losses.changed(item, annotation, code, detail);
    }
}
