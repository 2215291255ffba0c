package org.labelport.masks.file;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.target.FileKind;

/** Whether pictures and masks are where their names say. */
public final class NamedFile {

    private NamedFile() {}

    /**
     * Whether a file lies at a path. True also of what cannot be looked at, such as a link to something that is not
     * there: whoever opens it learns why, and tells of it as of one file among many.
     */
    public static boolean mayBeAt(Path path) {
        try {
            return FileKind.of(path) == FileKind.FILE;
        } catch (IOException e) {
            return true;
        }
    }
}
