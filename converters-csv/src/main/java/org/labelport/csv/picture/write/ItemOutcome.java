package org.labelport.csv.picture.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;

/** Tells the run what became of an item's annotations, and which of their parts have no column. */
public record ItemOutcome(Item item, ShardOutput out) {

    /** Reports the relations and attributes of the item itself. */
    public void ofItem() {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    /** Reports an annotation that has no row. */
    public void dropped(Annotation annotation, BoxFit.Note why) {
        out.dropped(item, annotation, why.code(), why.detail());
    }

    /**
     * Reports an annotation with a row that holds its class by an id.
     *
     * @param kept names of the attributes that have a column
     */
    public void written(Annotation annotation, List<BoxFit.Note> changes, Set<String> kept) {
        changed(annotation, changes);
        unwritten(annotation, kept);
    }

    /** Reports an annotation with a row that holds its class by name, and no attributes. */
    public void writtenByName(Annotation annotation, List<BoxFit.Note> changes) {
        changed(annotation, changes);
        if (!Cells.writable(annotation.category()).equals(annotation.category())) {
            out.changed(
                    item,
                    annotation,
                    LossCodes.TEXT_CONTROL_CHARS,
                    "characters that a table cannot hold became U+FFFD");
        }
        unwritten(annotation, Set.of());
    }

    private void changed(Annotation annotation, List<BoxFit.Note> changes) {
        out.written(annotation);
        changes.forEach(note -> out.changed(item, annotation, note.code(), note.detail()));
    }

    private void unwritten(Annotation annotation, Set<String> kept) {
        List<String> attributes = new ArrayList<>(annotation.attributes().keySet());
        attributes.removeAll(kept);
        if (!kept.contains(Attributes.CROWD)
                && annotation.attributes().get(Attributes.CROWD) instanceof Value.Flag crowd) {
            attributes.remove(Attributes.CROWD);
            if (crowd.on()) {
                out.changed(item, annotation, LossCodes.CROWD_AS_OBJECT, "a region of many objects");
            }
        }
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.attributes(annotation, attributes);
        parts.track(annotation);
        parts.group(annotation);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
    }
}
