package org.labelport.engine.picture;

import java.io.IOException;
import java.nio.file.Path;

/** A file is empty, damaged, or no picture of a kind that is known. */
public final class NoPictureException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason whose message goes on after the file's name */
    NoPictureException(Path file, IOException reason) {
        super(file + " " + reason.getMessage(), reason);
    }

    /** What is wrong, as it goes on after the file's name. */
    public String reason() {
        return getCause().getMessage();
    }
}
