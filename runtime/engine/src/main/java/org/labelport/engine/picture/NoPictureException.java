package org.labelport.engine.picture;

import java.io.IOException;
import java.nio.file.Path;

/** A file is empty, damaged, or not a picture of a known format. */
public final class NoPictureException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason the cause, whose message continues the sentence after the file's name */
    NoPictureException(Path file, IOException reason) {
        super(file + " " + reason.getMessage(), reason);
    }

    /** What is wrong, as the continuation of a sentence after the file's name. */
    public String reason() {
        return getCause().getMessage();
    }
}
