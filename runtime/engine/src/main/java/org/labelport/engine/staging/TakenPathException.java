package org.labelport.engine.staging;

import java.io.IOException;

/**
 * Says that a format gave a path that is that of another file already, or lies in a folder that is. Not what the file system says of
 * any file that is in the way, which may be trouble with the disk.
 */
public final class TakenPathException extends IOException {

    private static final long serialVersionUID = 1L;

    public TakenPathException(String path) {
        super("'" + path + "' is already the name of another file, or lies in a folder that is");
    }
}
