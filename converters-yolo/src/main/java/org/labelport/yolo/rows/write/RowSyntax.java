package org.labelport.yolo.rows.write;

/** How rows are spelled. */
public enum RowSyntax {
    /** Each row is a line, with blanks between its numbers. */
    LINES,
    /** Each row is a JSON array. The caller writes the brackets around all of them. */
    JSON_ARRAYS
}
