package org.labelport.engine.media;

import java.io.IOException;
import org.labelport.model.Blob;

/** The size of a picture on a server was not found. The message says why, in one line without secrets. */
final class UnmeasuredException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnmeasuredException(String code, String message) {
        super(message);
        this.code = code;
    }

    UnmeasuredException(Blob.Failure failure) {
        this(failure.code(), failure.message());
    }

    /** Stable name of the reason, such as {@code media.status}. */
    String code() {
        return code;
    }
}
