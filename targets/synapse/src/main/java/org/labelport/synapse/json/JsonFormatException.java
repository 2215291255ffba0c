package org.labelport.synapse.json;

import java.io.IOException;

/** Says that a text is not the JSON that it should be. The message begins with "it". */
public class JsonFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    public JsonFormatException(String message) {
        super(message);
    }

    public JsonFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
