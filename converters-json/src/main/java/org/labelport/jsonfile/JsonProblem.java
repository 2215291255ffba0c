package org.labelport.jsonfile;

/** Says what is wrong with JSON, and on which line. */
public final class JsonProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String reason;

    /** @param line 1-based */
    public JsonProblem(long line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** Returns the line, 1-based. */
    public long line() {
        return line;
    }

    /** Returns what is wrong, without the line. */
    public String reason() {
        return reason;
    }
}
