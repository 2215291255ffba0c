package org.labelport.masks;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.labelport.model.Annotation;
import org.labelport.report.LossCodes;

/**
 * A picture of owners: to which of an item's annotations each pixel belongs. Valid until the next item is painted.
 *
 * @param owners row by row, 1-based places of annotations, 0 for none; may be longer than the picture has pixels
 * @param fates what became of annotations, in their order
 */
public record Painting(int width, int height, int[] owners, List<Fate> fates) {

    public Painting {
        fates = List.copyOf(fates);
    }

    /** What became of an annotation. */
    public sealed interface Fate {

        /**
         * It has pixels.
         *
         * @param pixels number of those that are seen
         * @param order place among those that were painted, from the back
         */
        record Seen(long pixels, int order, List<Note> notes) implements Fate {

            public Seen {
                notes = List.copyOf(notes);
            }
        }

        /** It has none, or was not to be painted. */
        record Refused(Note reason) implements Fate {}
    }

    /** A loss that belongs to an annotation. */
    public record Note(String code, String detail) {}

    static Fate.Refused refused(String code, String detail) {
        return new Fate.Refused(new Note(code, detail));
    }

    static Fate.Refused hidden() {
        return refused(LossCodes.MASK_EMPTY, "shapes in front of it cover all of its pixels");
    }

    /** The fate of the annotation at a 0-based place. */
    public Fate fate(int place) {
        return fates.get(place);
    }

    /**
     * Row by row a value for each pixel.
     *
     * @param valueOfOwner gets 1-based places of annotations, and 0 for pixels of none
     */
    public int[] values(IntUnaryOperator valueOfOwner) {
        int[] table = new int[fates.size() + 1];
        for (int owner = 0; owner < table.length; owner++) {
            table[owner] = valueOfOwner.applyAsInt(owner);
        }
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = table[owners[i]];
        }
        return values;
    }

    /** Reports why an annotation is not written, or what its pixels do not hold; whether it is written. */
    public boolean report(Annotation annotation, int place, MaskLosses losses) {
        Fate fate = fates.get(place);
        if (fate instanceof Fate.Refused refused) {
            losses.dropped(annotation, refused.reason().code(), refused.reason().detail());
            return false;
        }
        ((Fate.Seen) fate).notes().forEach(note -> losses.changed(annotation, note.code(), note.detail()));
        return true;
    }
}
