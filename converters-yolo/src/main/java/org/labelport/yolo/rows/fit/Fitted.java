package org.labelport.yolo.rows.fit;

import java.util.List;

/** The result of turning a shape into a row. */
public sealed interface Fitted {

    /**
     * The numbers of a row.
     *
     * @param pixels alternately along x and y: centre, width and height of a box, or the points of a ring
     * @param notes on what the row does not hold of the shape
     */
    record Row(double[] pixels, List<Note> notes) implements Fitted {

        public Row {
            notes = List.copyOf(notes);
        }
    }

    /** The shape cannot be written as a row. */
    record Refused(String code, String detail) implements Fitted {}

    /** A loss that is reported when the row is written. */
    record Note(String code, String detail) {}
}
