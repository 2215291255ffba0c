package org.labelport.raster;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * An item's annotations painted over each other, and what became of each.
 *
 * @param canvas whose numbers are 1-based places of annotations in their item
 * @param fates of the annotations, in their order
 */
public record Painting(LabelCanvas canvas, List<Fate> fates) {

    public Painting {
        fates = List.copyOf(fates);
    }

    /** What became of an annotation. */
    public sealed interface Fate {

        /**
         * It has pixels.
         *
         * @param pixels number of those that are seen
         * @param order place among all, from the back
         * @param notes on what its pixels do not hold
         */
        record Seen(long pixels, int order, List<Note> notes) implements Fate {

            public Seen {
                notes = List.copyOf(notes);
            }
        }

        /** It has none, or was not to be painted. */
        record Refused(Note reason) implements Fate {}
    }

    /**
     * A loss that belongs to an annotation.
     *
     * @param code one of {@link org.labelport.report.LossCodes}, or a format's own
     */
    public record Note(String code, String detail) {}

    /** Whether the annotation at a 0-based place has pixels. */
    public boolean isSeen(int place) {
        return fates.get(place) instanceof Fate.Seen;
    }

    /**
     * The picture of other values.
     *
     * @param valueOfOwner gets the 1-based place of an annotation, or 0 for a pixel of none
     */
    public LabelPicture picture(IntUnaryOperator valueOfOwner) {
        return LabelPicture.of(canvas, fates.size() + 1, valueOfOwner);
    }
}
