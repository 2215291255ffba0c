package org.labelport.report;

import static java.util.Objects.requireNonNull;

/**
 * Ends a run. The message is one line for the person who started it: what failed, where, and what to do. Control
 * characters in it are spelled out, and a very long message loses its middle.
 */
public class ExportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable name of the kind of failure, such as {@code option.invalid}; tools may match on it */
    public ExportException(String code, String message) {
        super(OneLine.of(message));
        this.code = requireNonNull(code, "code");
    }

    /** As the other, with the failure that led to it. */
    public ExportException(String code, String message, Throwable cause) {
        super(OneLine.of(message), cause);
        this.code = requireNonNull(code, "code");
    }

    /** The kind of failure, such as {@code option.value}, for programs and for search. */
    public String code() {
        return code;
    }

    /** Code and message in one line, as shown to a person. */
    public String line() {
        return code + ": " + getMessage();
    }
}
