package org.labelport.coco.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Reports what is not written of an item as a whole, once for each item. */
public final class ItemLosses {

    private final LossSink losses;

    public ItemLosses(LossSink losses) {
        this.losses = losses;
    }

    /** Reports relations, groups and the item's attributes. */
    public void all(Item item) {
        relations(item);
        if (item.annotations().stream().anyMatch(ItemLosses::isGrouped)) {
            groups(item);
        }
        attributes(item, "");
    }

    static boolean isGrouped(Annotation annotation) {
        return !annotation.group().isEmpty();
    }

    void relations(Item item) {
        new UnwrittenParts(item, losses).relations();
    }

    void groups(Item item) {
        losses.loss(Loss.changed(item.id(), LossCodes.GROUP_DROPPED, "the grouping of annotations is left out"));
    }

    /**
     * Reports the item's attributes, except one.
     *
     * @param written the name of the attribute that is written; empty for none
     */
    void attributes(Item item, String written) {
        List<String> names = new ArrayList<>(item.attributes().keySet());
        names.remove(written);
        if (!names.isEmpty()) {
            losses.loss(Loss.changed(
                    item.id(), LossCodes.ATTRIBUTE_DROPPED, "attributes of the item: " + String.join(", ", names)));
        }
    }
}
