package org.labelport.report;

import org.labelport.model.Annotation;
import org.labelport.model.Item;

/** Takes losses as they are found. */
@FunctionalInterface
public interface LossSink {

    /** Records a loss. All that is reported comes here. */
    void loss(Loss loss);

    /**
     * Reports an annotation that is written in a changed or poorer form.
     *
     * @param item holds the annotation
     * @param code stable name of the kind of loss, see {@link LossCodes}
     * @param detail what exactly, for a person
     */
    default void changed(Item item, Annotation annotation, String code, String detail) {
        loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }

    /**
     * Reports an annotation that is not written.
     *
     * @param item holds the annotation
     * @param code stable name of the kind of loss, see {@link LossCodes}
     * @param detail why, for a person
     */
    default void dropped(Item item, Annotation annotation, String code, String detail) {
        loss(Loss.dropped(item.id(), annotation.id(), code, detail));
    }
}
