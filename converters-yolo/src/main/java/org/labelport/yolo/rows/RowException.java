package org.labelport.yolo.rows;

/** Numbers that are no row. */
public final class RowException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and no more */
    public RowException(String message) {
        super(message, null, false, false);
    }
}
