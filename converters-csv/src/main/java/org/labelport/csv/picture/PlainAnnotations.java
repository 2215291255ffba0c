package org.labelport.csv.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** Reports what tables without columns for it do not say of items and annotations. */
public final class PlainAnnotations {

    /** What boxes are written to, in messages. */
    public static final String HOLDER = "the table";

    /** Losses of every table that holds classes and boxes and no more. */
    public static final List<LossSpec> LOSSES = Stream.of(
                    BoxFit.LOSSES,
                    UnwrittenParts.LOSSES,
                    LossSpec.allShared(
                            LossCodes.CATEGORY_MISSING,
                            LossCodes.CROWD_AS_OBJECT,
                            LossCodes.FILE_RENAMED,
                            LossCodes.TEXT_CONTROL_CHARS))
            .flatMap(List::stream)
            .toList();

    private PlainAnnotations() {}

    /** The losses of all such tables, then those of one of them. */
    public static List<LossSpec> lossesAnd(LossSpec... own) {
        List<LossSpec> all = new ArrayList<>(LOSSES);
        all.addAll(List.of(own));
        return List.copyOf(all);
    }

    /** Reports an item's relations and attributes. */
    public static void report(Item item, ShardOutput out) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    /**
     * Reports what a row does not say of the annotation that it holds.
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
