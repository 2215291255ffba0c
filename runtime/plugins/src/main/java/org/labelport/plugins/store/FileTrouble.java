package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file operation failed: Java's own messages are often only a path. */
public final class FileTrouble {

    private FileTrouble() {}

    /** The file, where it is known, and the reason. */
    public static String of(IOException failure) {
        if (!(failure instanceof FileSystemException system)) {
            return failure.getMessage() == null ? "the disk gives no reason" : failure.getMessage();
        }
        return system.getFile() + ": " + reason(system);
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        return failure.getReason() == null ? "the disk gives no reason" : failure.getReason();
    }
}
