package org.labelport.report;

import static java.util.Objects.requireNonNull;

/**
 * An item or annotation that was in the data and is not in the export, because something about it is wrong.
 *
 * @param item id of the item; empty for an annotation whose item is not known
 * @param annotation id of the annotation; empty when the whole item failed
 * @param code stable name of the kind of error
 * @param message what is wrong, where, and what to do; kept to {@linkplain OneLine one line}
 * @param items number of items lost by it, 0 or 1
 * @param annotations number of annotations lost by it
 */
public record ItemError(String item, String annotation, String code, String message, int items, int annotations) {

    public ItemError {
        requireNonNull(item, "item");
        requireNonNull(annotation, "annotation");
        requireNonNull(code, "code");
        message = OneLine.of(requireNonNull(message, "message"));
        if (items < 0 || items > 1 || annotations < 0) {
            throw new IllegalArgumentException("an item error loses one item at most, not " + items + " items and "
                    + annotations + " annotations: " + code);
        }
    }

    /** An item that failed with all its annotations. */
    public static ItemError ofItem(String item, int annotations, String code, String message) {
        return new ItemError(item, "", code, message, 1, annotations);
    }

    /** One annotation that failed; its item goes on without it. */
    public static ItemError ofAnnotation(String item, String annotation, String code, String message) {
        return new ItemError(item, annotation, code, message, 0, 1);
    }
}
