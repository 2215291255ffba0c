package org.labelport.engine.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.regex.Pattern;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** Tells failures of files apart: those that are none, as an interrupt leaves them behind, and those for a limit of a disk. */
public final class Failures {

    /** A full disk, as Linux, macOS and Windows say it, and a full share of one. */
    private static final Pattern NO_ROOM = Pattern.compile(
            "No space left on device|not enough space on the disk|quota exceeded", Pattern.CASE_INSENSITIVE);

    /** A file that may not grow, however much room there is. */
    private static final Pattern TOO_LARGE = Pattern.compile("File too large", Pattern.CASE_INSENSITIVE);

    /** The code of a run that was asked to stop. */
    public static final String CANCELLED = "run.cancelled";

    /** How many causes of a failure to look at: they may go round in a circle. */
    public static final int MOST_CAUSES = 50;

    private Failures() {}

    /** Whether something ended because its thread was interrupted; plug-ins wrap what says so into exceptions that they may throw. */
    public static boolean isInterrupt(Throwable failure) {
        if (failure instanceof ClosedByInterruptException
                || failure instanceof FileLockInterruptionException
                || failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException)) {
            return true;
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof InterruptedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether what was written met a limit, which no reading ends with: only the system's words tell. */
    public static boolean isLimit(IOException failure) {
        return isLackOfRoom(failure) || isTooLarge(failure);
    }

    /** Whether a disk had no room for what was written. */
    public static boolean isLackOfRoom(IOException failure) {
        return NO_ROOM.matcher(FileTrouble.reason(failure)).find();
    }

    /** Whether a file became larger than it may, which more room does not change. */
    public static boolean isTooLarge(IOException failure) {
        return TOO_LARGE.matcher(FileTrouble.reason(failure)).find();
    }

    /** What a run that was asked to stop ends with. */
    public static ExportException cancelled(Throwable cause) {
        return new ExportException(CANCELLED, "the export was cancelled; nothing was published", cause);
    }
}
