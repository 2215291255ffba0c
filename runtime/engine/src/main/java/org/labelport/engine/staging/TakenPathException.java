package org.labelport.engine.staging;

import java.io.IOException;

/**
 * Says that a format gave the path of another file, or a path below one. Exceptions of the file system about files in
 * the way are different: they may be a failure of the disk.
 */
public final class TakenPathException extends IOException {

    private static final long serialVersionUID = 1L;

    public TakenPathException(String path) {
        super("'" + path + "' is already the name of another file, or lies in a folder that is");
    }
}
