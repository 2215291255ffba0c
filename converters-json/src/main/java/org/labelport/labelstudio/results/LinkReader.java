package org.labelport.labelstudio.results;

import java.util.ArrayList;
import java.util.List;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.task.LabelStudioCodes;
import org.labelport.model.Relation;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.SourceReport;

/** Makes relations from results that join other results. */
final class LinkReader {

    private final String item;
    private final String place;
    private final SourceReport report;
    private final List<Relation> relations = new ArrayList<>();

    LinkReader(String item, String place, SourceReport report) {
        this.item = item;
        this.place = place;
        this.report = report;
    }

    List<Relation> relations() {
        return relations;
    }

    void read(Node link, OneSet set) throws ExportException {
        String from = link.string("from_id").map(set::annotationOf).orElse("");
        String to = link.string("to_id").map(set::annotationOf).orElse("");
        if (from.isEmpty() || to.isEmpty()) {
            report.loss(Loss.changed(
                    item,
                    LossCodes.RELATION_DROPPED,
                    place + ": a relation joins results that do not exist or are not read"));
            return;
        }
        String id = "relation " + (relations.size() + 1);
        List<String> unread = RegionKeys.of(List.of(link)).names();
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(
                    item,
                    LabelStudioCodes.KEY_DROPPED,
                    place + ": keys of " + id + " are not read: " + String.join(", ", unread)));
        }
        String type = link.field("labels")
                .filter(Node::isList)
                .map(labels -> String.join(", ", labels.texts()))
                .orElse("");
        relations.add(
                switch (link.string("direction").orElse("right")) {
                    case "left" -> new Relation(id, type, List.of(to), List.of(from));
                    case "bi" -> new Relation(id, type, List.of(from, to), List.of());
                    default -> new Relation(id, type, List.of(from), List.of(to));
                });
    }
}
