package org.labelport.raster;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The annotations of an item, painted over each other, and the outcome for each.
 *
 * @param canvas the picture; its numbers are the 1-based places of annotations in their item
 * @param fates the outcomes for the annotations, in the item's order
 */
public record Painting(LabelCanvas canvas, List<Fate> fates) {

    public Painting {
        fates = List.copyOf(fates);
    }

    /** The outcome of painting an annotation. */
    public sealed interface Fate {

        /**
         * The annotation has pixels.
         *
         * @param pixels number of its pixels that no other annotation covers
         * @param order its 0-based place in the drawing order of all annotations, from the back
         * @param notes losses by writing the pixels instead of the shape
         */
        record Seen(long pixels, int order, List<Note> notes) implements Fate {

            public Seen {
                notes = List.copyOf(notes);
            }
        }

        /** The annotation has no pixel that is seen, or was refused before it was painted. */
        record Refused(Note reason) implements Fate {}
    }

    /**
     * A loss of an annotation.
     *
     * @param code one of {@link org.labelport.report.LossCodes}, or a format's own
     */
    public record Note(String code, String detail) {}

    /** Whether the annotation at a 0-based place has pixels. */
    public boolean isSeen(int place) {
        return fates.get(place) instanceof Fate.Seen;
    }

    /**
     * Returns the picture with values in place of the annotations.
     *
     * @param valueOfOwner returns the value for the 1-based place of an annotation, or for 0, which is where there is
     *     none
     */
    public LabelPicture picture(IntUnaryOperator valueOfOwner) {
        return LabelPicture.of(canvas, fates.size() + 1, valueOfOwner);
    }

    /**
     * Returns the picture with values in place of the annotations that have pixels.
     *
     * @param nothing the value where there is no annotation
     * @param valueOfPlace returns the value for the 0-based place of an annotation that has pixels
     */
    public LabelPicture picture(int nothing, IntUnaryOperator valueOfPlace) {
        return picture(owner -> owner == 0 || !isSeen(owner - 1) ? nothing : valueOfPlace.applyAsInt(owner - 1));
    }
}
