package org.labelport.masks.file;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.jsonfile.JsonProblem;

/** A file that is not JSON. The message names file and line, which verifiers tell apart from the reason. */
public final class UnreadJson extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;
    private final String reason;

    UnreadJson(Path file, JsonProblem problem) {
        super(file + ", " + problem.getMessage(), problem);
        this.file = file;
        this.line = problem.line();
        this.reason = problem.reason();
    }

    public Path file() {
        return file;
    }

    /** Returns the line, from 1. */
    public long line() {
        return line;
    }

    /** Returns what is wrong, without the place. */
    public String reason() {
        return reason;
    }
}
