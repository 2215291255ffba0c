package org.labelport.yolo.rows.read;

/** Says that numbers are not a valid row. */
public final class RowException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, without file and line
     */
    public RowException(String message) {
        super(message, null, false, false);
    }
}
