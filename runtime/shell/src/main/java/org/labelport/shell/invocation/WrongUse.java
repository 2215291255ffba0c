package org.labelport.shell.invocation;

import static java.util.Objects.requireNonNull;

/** The user asked for something impossible, and nothing was done. The message says what is possible instead. */
public final class WrongUse extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public WrongUse(String code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    public WrongUse(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    public String code() {
        return code;
    }
}
