package org.labelport.labelstudio.results;

import java.util.Map;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.Tool;
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ItemException;

/** Makes annotations from answers about an item as a whole, or about one of its pages. */
record AnswerReader(ReadItem item, ReadAnnotations found) {

    private static final String CONTROL = Attributes.UNKNOWN_PREFIX + "from_name";

    void read(String id, Node answer, OneSet set) throws ItemException {
        String control = answer.string("from_name").orElse("answer");
        String type = answer.string("type").orElse("");
        Provenance provenance = set.provenance(answer.numeric("score"));
        int page = item.pageOfAnswer(answer);
        if (type.equals(Tool.CHOICES.type()) && item.settings().config().isClassification(control)) {
            for (String choice : answer.need("value").need("choices").texts()) {
                item.requireKnown(choice);
                Map<String, Value> attributes =
                        item.settings().config().itemChoices() > 1 && !LabelConfig.OWN_CHOICES.contains(control)
                                ? Map.of(CONTROL, new Value.Text(control))
                                : Map.of();
                found.add(new Draft(id, choice, attributes, provenance, ""), new Shape.Whole(), page, set);
            }
            return;
        }
        Map<String, Value> attributes = Map.of(control, AnswerValues.of(answer));
        // Each control gives a result; results of one annotation that this program wrote have the same id.
        if (!found.answered(id, control, attributes, set)) {
            found.add(new Draft(id, "", attributes, provenance, ""), new Shape.Whole(), page, set);
        }
    }
}
