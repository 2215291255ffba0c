package org.labelport.coco.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.UnwrittenParts;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Reports what belongs to an item and not to one annotation, and has no place: said once for each item. */
public final class ItemLosses {

    private final LossSink losses;

    public ItemLosses(LossSink losses) {
        this.losses = losses;
    }

    /** All of it. */
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
        losses.loss(Loss.changed(
                item.id(), LossCodes.GROUP_DROPPED, "that annotations belong together as a group is left out"));
    }

    /** @param written name of the one attribute that has a place; empty for none */
    void attributes(Item item, String written) {
        List<String> names = new ArrayList<>(item.attributes().keySet());
        names.remove(written);
        if (!names.isEmpty()) {
            losses.loss(
                    Loss.changed(item.id(), LossCodes.ATTRIBUTE_DROPPED, "of the item: " + String.join(", ", names)));
        }
    }
}
