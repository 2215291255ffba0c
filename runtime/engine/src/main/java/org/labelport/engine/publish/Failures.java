package org.labelport.engine.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.labelport.report.ExportException;

/** Says in words why a file operation failed: Java's own messages are often only a path. */
public final class Failures {

    private Failures() {}

    /** Whether a file operation ended because its thread was interrupted. */
    public static boolean isInterrupt(IOException failure) {
        return failure instanceof ClosedByInterruptException
                || failure instanceof FileLockInterruptionException
                || failure instanceof InterruptedIOException;
    }

    /** What a run that was asked to stop ends with. */
    public static ExportException cancelled(Throwable cause) {
        return new ExportException("run.cancelled", "the export was cancelled; nothing was published", cause);
    }

    /** The reason, with the file where it is known. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + ": something of this name is there already";
        }
        if (failure instanceof FileSystemException system && system.getReason() == null) {
            return system.getFile() + ": the system gives no reason";
        }
        return failure.getMessage() == null ? "the system gives no reason" : failure.getMessage();
    }
}
