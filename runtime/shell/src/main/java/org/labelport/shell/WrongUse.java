package org.labelport.shell;

import static java.util.Objects.requireNonNull;

/** The user asked for something that cannot be; nothing was done. The message says what is possible instead. */
final class WrongUse extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    WrongUse(String code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    WrongUse(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    String code() {
        return code;
    }
}
