package org.labelport.yolo.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Reports what no YOLO format has a place for, beside shapes and classes. */
public final class AnnotationExtras {

    private AnnotationExtras() {}

    /** Reports what an annotation has beside shape, class and group. */
    public static void report(Item item, Annotation annotation, ShardOutput out) {
        List<String> attributes = attributesWithoutPlace(annotation.attributes());
        if (!attributes.isEmpty()) {
            change(item, annotation, LossCodes.ATTRIBUTE_DROPPED, String.join(", ", attributes), out);
        }
        if (!annotation.track().isEmpty()) {
            change(item, annotation, LossCodes.TRACK_DROPPED, "track '" + annotation.track() + "'", out);
        }
        annotation
                .provenance()
                .score()
                .ifPresent(score -> change(item, annotation, LossCodes.SCORE_DROPPED, "score " + score, out));
        if (annotation.provenance().saysWhoOrWhen()) {
            change(item, annotation, LossCodes.PROVENANCE_DROPPED, "who made it, or when", out);
        }
        if (annotation.z() != 0) {
            change(item, annotation, LossCodes.ORDER_DROPPED, "drawing order " + annotation.z(), out);
        }
    }

    /** Reports what an item has beside its picture and annotations. */
    public static void report(Item item, ShardOutput out) {
        for (Relation relation : item.relations()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.RELATION_DROPPED,
                    "relation '" + relation.id() + "' of type '" + relation.type() + "'"));
        }
        if (!item.attributes().isEmpty()) {
            out.loss(Loss.changed(
                    item.id(),
                    LossCodes.ATTRIBUTE_DROPPED,
                    "of the item: " + String.join(", ", item.attributes().keySet())));
        }
    }

    /** All but the crowd flag: set, it is reported by its own code; not set, every row says as much. */
    private static List<String> attributesWithoutPlace(Map<String, Value> attributes) {
        if (attributes.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(attributes.keySet());
        if (attributes.get(Attributes.CROWD) instanceof Value.Flag) {
            names.remove(Attributes.CROWD);
        }
        return names;
    }

    private static void change(Item item, Annotation annotation, String code, String detail, ShardOutput out) {
        out.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }
}
