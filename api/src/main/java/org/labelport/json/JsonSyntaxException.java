package org.labelport.json;

import java.io.IOException;

/**
 * Says that what is read is not the JSON that it should be, or more of it than the limits allow: in one line, with the place and, of a
 * file, its name. What a disk or network fails with is another {@link IOException}.
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
