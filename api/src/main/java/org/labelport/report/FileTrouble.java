package org.labelport.report;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Says in words why a file operation failed, because the messages of Java's exceptions are often only a path.
 * Thread-safe.
 */
public final class FileTrouble {

    private FileTrouble() {}

    /** The file, where it is known, and the reason: {@code /data/a.jpg: permission denied}. No full stop at its end. */
    public static String of(IOException failure) {
        if (!(failure instanceof FileSystemException system) || system.getFile() == null) {
            return reason(failure);
        }
        String other = system.getOtherFile() == null ? "" : " -> " + system.getOtherFile();
        return system.getFile() + other + ": " + reason(failure);
    }

    /**
     * The failure of a file that is open, as an exception that names it, which Java's do only while a file is opened. One
     * that names a file stays as it is, and so does one because of a channel that was closed, as an interrupt does.
     */
    public static IOException named(Path file, IOException failure) {
        if (failure instanceof ClosedChannelException
                || failure instanceof FileSystemException system && system.getFile() != null) {
            return failure;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, reason(failure));
        named.initCause(failure);
        return named;
    }

    /** The reason alone: {@code permission denied}. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something with this name exists already";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        String said = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        if (said == null) {
            return failure instanceof EOFException ? "it ends too early" : "the system gives no reason";
        }
        return said + leftOpen(said);
    }

    /** Adds what the system's message leaves open, because it is the same for different limits. */
    private static String leftOpen(String said) {
        return switch (said) {
            case "No space left on device" -> " (for more bytes, see df, or for more files, see df -i)";
            case "File too large" -> " (for this file system, or for this process, see ulimit -f)";
            default -> "";
        };
    }
}
