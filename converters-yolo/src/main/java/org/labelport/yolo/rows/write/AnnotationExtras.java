package org.labelport.yolo.rows.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Value;
import org.labelport.output.ShardOutput;

/** Reports what no YOLO format can hold besides shapes and classes. */
public final class AnnotationExtras {

    private AnnotationExtras() {}

    /** Reports what an annotation has besides shape, class and group. */
    public static void report(Item item, Annotation annotation, ShardOutput out) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.attributes(annotation, attributesWithoutPlace(annotation.attributes()));
        parts.track(annotation);
        parts.score(annotation);
        parts.provenance(annotation);
        parts.order(annotation);
    }

    /** Reports what an item has besides its picture and annotations. */
    public static void report(Item item, ShardOutput out) {
        UnwrittenParts parts = new UnwrittenParts(item, out);
        parts.relations();
        parts.attributes();
    }

    /**
     * Returns the names of all attributes but the crowd flag. If it is set, a code of its own reports it; if not, a row
     * means the same.
     */
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
}
