package org.labelport.json;

import java.io.IOException;

/**
 * Says in one line that what was read is not valid or not the expected JSON, or is over a limit, with the place and the
 * name of the file, if there is one. Failures of a disk or network are other {@link IOException}s.
 */
public final class JsonSyntaxException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, and where. */
    public JsonSyntaxException(String message) {
        super(message);
    }

    /** What is wrong, and where, as a parser found it. */
    public JsonSyntaxException(String message, Throwable cause) {
        super(message, cause);
    }
}
