package org.labelport.textgrid;

/** Why a file is no TextGrid that programs read, with the place. */
final class TextGridProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;
    private final boolean praatOnly;

    /** @param line from 1; 0 when the file as a whole is meant */
    TextGridProblem(int line, String reason) {
        this(line, reason, false);
    }

    private TextGridProblem(int line, String reason, boolean praatOnly) {
        super(line == 0 ? reason : "line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
        this.praatOnly = praatOnly;
    }

    /** A file that Praat opens, and no other program. */
    static TextGridProblem ofPraatOnly(int line, String reason) {
        return new TextGridProblem(line, reason, true);
    }

    int line() {
        return line;
    }

    /** What programs make of the file, as a clause. */
    String consequence() {
        return praatOnly ? "other programs do not open the file" : "Praat does not open the file";
    }

    /** What is wrong, without the place. */
    String reason() {
        return reason;
    }
}
