package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file operation failed: Java's own messages are often only a path. */
public final class Failures {

    private Failures() {}

    /** The reason, with the file where it is known. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (failure instanceof FileSystemException system && system.getReason() == null) {
            return system.getFile() + ": " + system.getClass().getSimpleName();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
