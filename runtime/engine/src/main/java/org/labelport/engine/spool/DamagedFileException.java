package org.labelport.engine.spool;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a file of the run does not hold what was written to it, so that neither source nor format is at fault. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param how what is wrong with the file, as the continuation of its name */
    DamagedFileException(Path file, String how) {
        super(file + " " + how);
    }
}
