package org.labelport.masks.cityscapes;

import org.labelport.model.Annotation;
import org.labelport.model.Attributes;

/**
 * A label as Cityscapes' programs know it.
 *
 * @param id value in masks of label ids; {@link #NOT_DRAWN} for a label that is never drawn
 * @param trainId value in masks of training ids; {@link #IGNORED} for a label that is not trained
 * @param group the label's category in Cityscapes, such as {@code vehicle}
 * @param instances whether objects of the label have numbers
 * @param color {@code #rrggbb}
 */
record CityLabel(String name, int id, int trainId, String group, Instances instances, String color) {

    static final int NOT_DRAWN = -1;

    static final int UNLABELED = 0;

    static final int IGNORED = 255;

    /** An instance id is the label's id × 1000 + the object's number. */
    static final int INSTANCES_PER_LABEL = 1000;

    private static final int LARGEST_VALUE = 0xFFFF;

    /** Whether objects of a label have numbers. */
    enum Instances {
        TOLD_APART,
        ONE_REGION
    }

    /** Returns the label's id of a value in masks of instance ids, which is the id itself where there is no number. */
    static int idOf(int instance) {
        return instance >= INSTANCES_PER_LABEL ? instance / INSTANCES_PER_LABEL : instance;
    }

    CityLabel named(String other) {
        return new CityLabel(other, id, trainId, group, instances, color);
    }

    boolean isDrawn() {
        return id > UNLABELED;
    }

    /** Whether objects of the label have numbers. */
    boolean hasInstances() {
        return instances == Instances.TOLD_APART;
    }

    /** Whether an annotation of the label is a region of many objects, which Cityscapes calls a group. */
    boolean isGroup(Annotation annotation) {
        return hasInstances() && Attributes.isSet(annotation.attributes(), Attributes.CROWD);
    }

    /** Returns how many objects of the label can have numbers in one picture. */
    int mostInstances() {
        int first = id * INSTANCES_PER_LABEL;
        return !hasInstances() || first > LARGEST_VALUE ? 0 : Math.min(INSTANCES_PER_LABEL, LARGEST_VALUE - first + 1);
    }

    /** Whether detectron2 takes the label's objects for regions of many objects, because of the end of its name. */
    boolean isLikeGroup() {
        return hasInstances() && name.endsWith(CityLabels.GROUP);
    }
}
