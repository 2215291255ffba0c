package org.labelport.yolo.rows;

import java.util.List;

/** What became of a shape. */
sealed interface Fitted {

    /**
     * Numbers of a row.
     *
     * @param pixels alternately along x and y: centre, width and height of a box, or the points of a ring
     * @param notes on what the row does not hold
     */
    record Row(double[] pixels, List<Note> notes) implements Fitted {

        public Row {
            notes = List.copyOf(notes);
        }
    }

    /** The shape has no row. */
    record Refused(String code, String detail) implements Fitted {}

    /** A poorer form that was chosen. */
    record Note(String code, String detail) {}
}
