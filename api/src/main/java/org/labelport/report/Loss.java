package org.labelport.report;

import static java.util.Objects.requireNonNull;

/**
 * Something that the data holds and the export does not, or not in full.
 *
 * @param item id of the item; empty when the whole data set is meant
 * @param annotation id of the annotation; empty when the item or data set is meant
 * @param code stable name of the kind of loss, see {@link LossCodes}
 * @param detail what exactly, for a person
 * @param effect what became of it
 */
public record Loss(String item, String annotation, String code, String detail, Effect effect) {

    /** What a loss did. */
    public enum Effect {
        /** It is in the export, in a changed or poorer form. */
        CHANGED,
        /** The annotation is not in the export or, when the loss names no annotation, the item is not. */
        DROPPED,
        /** The user asked to leave it out; {@code strict} does not count it. */
        FILTERED
    }

    public Loss {
        requireNonNull(item, "item");
        requireNonNull(annotation, "annotation");
        requireNonNull(code, "code");
        requireNonNull(detail, "detail");
        requireNonNull(effect, "effect");
        if (effect != Effect.CHANGED && item.isEmpty()) {
            throw new IllegalArgumentException("what is left out belongs to an item: " + code);
        }
    }

    /** Something about the data set as a whole that the format writes differently. */
    public static Loss ofDataset(String code, String detail) {
        return new Loss("", "", code, detail, Effect.CHANGED);
    }

    /** Something about an item that the format writes differently. */
    public static Loss changed(String item, String code, String detail) {
        return new Loss(item, "", code, detail, Effect.CHANGED);
    }

    /** An annotation that is written in a changed or poorer form. */
    public static Loss changed(String item, String annotation, String code, String detail) {
        return new Loss(item, annotation, code, detail, Effect.CHANGED);
    }

    /**
     * An item that is not written and counts as lost. Its annotations are accounted for one by one, as those of any
     * other item.
     */
    public static Loss dropped(String item, String code, String detail) {
        return new Loss(item, "", code, detail, Effect.DROPPED);
    }

    /** An annotation that is not written. */
    public static Loss dropped(String item, String annotation, String code, String detail) {
        return new Loss(item, annotation, code, detail, Effect.DROPPED);
    }
}
