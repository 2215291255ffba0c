package org.labelport.engine.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import org.labelport.report.ExportException;

/** Failures of files that are none: what an interrupt leaves behind. */
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
}
