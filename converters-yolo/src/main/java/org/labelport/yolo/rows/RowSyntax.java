package org.labelport.yolo.rows;

/** How rows are spelled. */
public enum RowSyntax {
    /** A line each, numbers with blanks between. */
    LINES,
    /** A JSON array each, with commas between; the brackets around all of them are the caller's. */
    JSON_ARRAYS
}
