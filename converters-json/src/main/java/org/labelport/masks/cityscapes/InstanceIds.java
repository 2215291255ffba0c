package org.labelport.masks.cityscapes;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.labelport.masks.write.MaskLosses;
import org.labelport.model.Annotation;
import org.labelport.report.LossCodes;

/** Gives instance ids to the objects of one item, one after the other. */
final class InstanceIds {

    private final MaskLosses losses;
    private final Map<CityLabel, Integer> numbered = new HashMap<>();
    private final Map<String, Integer> plain = new TreeMap<>();

    InstanceIds(MaskLosses losses) {
        this.losses = losses;
    }

    /** Returns the id of the next object: with a number, or the plain label id, which several regions may share. */
    int next(Annotation object, CityLabel label) {
        if (!label.hasInstances() || label.isGroup(object)) {
            plain.merge(object.category(), 1, Integer::sum);
            return label.id();
        }
        int number = numbered.merge(label, 1, Integer::sum);
        if (number <= label.mostInstances()) {
            return label.id() * CityLabel.INSTANCES_PER_LABEL + number - 1;
        }
        losses.changed(
                object,
                LossCodes.MASK_TOO_MANY_INSTANCES,
                "instance ids hold " + label.mostInstances() + " objects of '" + label.name()
                        + "' in a picture: this one is written without a number");
        return label.id();
    }

    /** Reports the regions that share a plain label id. Called after the last object. */
    void reportUnited() {
        losses.united(plain);
    }
}
