package org.labelport.csv.tensorflow;

/** Says what is wrong with a label map, and on which line. */
final class LabelMapProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;

    /** @param line from 1; 0 when the file as a whole is meant */
    LabelMapProblem(long line, String reason) {
        super(reason);
        this.line = line;
    }

    long line() {
        return line;
    }
}
