package org.labelport.textgrid;

/** Why a file is no TextGrid that Praat reads, with the place. */
final class TextGridProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /** @param line from 1; 0 when the file as a whole is meant */
    TextGridProblem(int line, String reason) {
        super(line == 0 ? reason : "line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    /** What is wrong, without the place. */
    String reason() {
        return reason;
    }
}
