package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.labelport.report.FileTrouble;

/**
 * Says that reading failed: what is read is at fault, and not the disk of the run. Where a failure names a file, that
 * says more; a failure of reading alone names none.
 */
public final class UnreadSourceException extends IOException {

    private static final long serialVersionUID = 1L;

    private UnreadSourceException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * The failure of code that reads. It stays as it is when it names a file, which may be one that the code keeps in
     * the run's folder; when it says that a disk is full, which reading never meets; and when it is an interrupt.
     *
     * @param when it happened, as in {@code while a.json was read}
     */
    public static IOException of(String when, IOException failure) {
        boolean told = failure instanceof UnreadSourceException
                || failure instanceof FileSystemException system && system.getFile() != null;
        return told || Failures.isInterrupt(failure) || Failures.isLimit(failure)
                ? failure
                : new UnreadSourceException(when + ": " + FileTrouble.of(failure), failure);
    }
}
