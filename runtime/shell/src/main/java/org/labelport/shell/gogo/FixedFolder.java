package org.labelport.shell.gogo;

import java.nio.file.Path;

/**
 * Refuses {@code cd}. Commands take paths from the folder of the process, which Java cannot change; Gogo's own {@code cd}
 * would change another folder, which none of them heeds.
 */
public final class FixedFolder {

    public void cd(Object... folder) {
        throw new IllegalStateException("a shell stays in the folder that it was started in, "
                + Path.of("").toAbsolutePath() + ". Give paths from there, or start a shell elsewhere");
    }
}
