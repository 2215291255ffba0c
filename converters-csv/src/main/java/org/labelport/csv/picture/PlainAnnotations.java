package org.labelport.csv.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labelport.convert.UnwrittenParts;
import org.labelport.csv.text.Cells;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Reports the parts of items and annotations for which tables have no column. */
public final class PlainAnnotations {

    /** The name in messages of what boxes are written to. */
    public static final String HOLDER = "the table";

    /** Losses of every table that holds only classes and boxes. */
    public static final List<LossSpec> LOSSES = LossSpec.joined(
            BoxFit.LOSSES,
            UnwrittenParts.LOSSES,
            LossSpec.allShared(
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.CROWD_AS_OBJECT,
                    LossCodes.FILE_RENAMED,
                    LossCodes.TEXT_CONTROL_CHARS));

    /** Why an annotation without a category is dropped. */
    public static final BoxFit.Note NO_CLASS =
            new BoxFit.Note(LossCodes.CATEGORY_MISSING, "a row needs a class, and the annotation has none");

    private PlainAnnotations() {}

    /** Returns the losses of all such tables, followed by those of one format. */
    public static List<LossSpec> lossesAnd(LossSpec... own) {
        List<LossSpec> all = new ArrayList<>(LOSSES);
        all.addAll(List.of(own));
        return List.copyOf(all);
    }

    /**
     * Requires an annotation's class to be among the categories, and returns its index there.
     *
     * @throws ItemException when the class is not among them
     */
    public static int requireClass(Annotation annotation, Taxonomy taxonomy) throws ItemException {
        return taxonomy.indexOf(annotation.category())
                .orElseThrow(() -> new ItemException(
                        "category.unknown",
                        "annotation " + annotation.id() + ": '" + annotation.category()
                                + "' is not among the categories"));
    }

    /** Reports an item's relations and attributes. */
    public static void report(Item item, ShardOutput out) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    /** Reports a class whose name has characters that a table cannot hold. */
    public static void reportReplacedCharacters(Item item, Annotation annotation, ShardOutput out) {
        if (!Cells.writable(annotation.category()).equals(annotation.category())) {
            out.loss(Loss.changed(
                    item.id(),
                    annotation.id(),
                    LossCodes.TEXT_CONTROL_CHARS,
                    "characters that a table cannot hold became U+FFFD"));
        }
    }

    /**
     * Reports the parts of an annotation that its row does not hold.
     *
     * @param kept names of the attributes that have a column
     */
    public static void report(Item item, Annotation annotation, Set<String> kept, ShardOutput out) {
        List<String> attributes = new ArrayList<>(annotation.attributes().keySet());
        attributes.removeAll(kept);
        if (!kept.contains(Attributes.CROWD)
                && annotation.attributes().get(Attributes.CROWD) instanceof Value.Flag crowd) {
            attributes.remove(Attributes.CROWD);
            if (crowd.on()) {
                out.loss(Loss.changed(
                        item.id(), annotation.id(), LossCodes.CROWD_AS_OBJECT, "a region of many objects"));
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
