package org.labelport.csv.vertex;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.write.ItemOutcome;
import org.labelport.csv.picture.write.PlainAnnotations;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/** Writes an item as one row: its set, its path, and all its labels. */
final class LabelRows {

    private final VertexPlan plan;
    private final ShardOutput out;

    LabelRows(VertexPlan plan, ShardOutput out) {
        this.plan = plan;
        this.out = out;
    }

    void write(Item item, String path) throws ItemException {
        if (!(item.media() instanceof Media.Image || item.media() instanceof Media.Text)) {
            throw new ItemException(
                    "media.unsupported",
                    "Vertex AI import CSV holds pictures and texts, not "
                            + item.media().dataType().key() + ". Export the item in another format");
        }
        ItemOutcome outcome = new ItemOutcome(item, out);
        outcome.ofItem();
        Set<String> labels = new LinkedHashSet<>();
        for (Annotation annotation : item.annotations()) {
            Optional<BoxFit.Note> dropped = whyDropped(annotation, labels);
            if (dropped.isPresent()) {
                outcome.dropped(annotation, dropped.get());
                continue;
            }
            PlainAnnotations.requireClass(annotation, plan.taxonomy());
            labels.add(annotation.category());
            outcome.writtenByName(annotation, List.of());
        }
        ByteText row = out.part(VertexPlan.ROWS);
        row.text(plan.words().of(item.split())).ascii(',');
        Cells.append(row, plan.prefix() + path);
        if (labels.isEmpty()) {
            row.ascii(',');
        }
        labels.forEach(label -> Cells.append(row.ascii(','), VertexPlan.label(label)));
        row.ascii('\n');
    }

    private static Optional<BoxFit.Note> whyDropped(Annotation annotation, Set<String> labels) {
        if (!(annotation.shape() instanceof Shape.Whole)) {
            return Optional.of(new BoxFit.Note(LossCodes.GEOMETRY_UNSUPPORTED, "a row holds labels of the whole item"));
        }
        if (annotation.category().isEmpty()) {
            return Optional.of(PlainAnnotations.NO_CLASS);
        }
        return labels.contains(annotation.category())
                ? Optional.of(new BoxFit.Note(LossCodes.DUPLICATE, "the item already has this label"))
                : Optional.empty();
    }
}
