package org.labelport.engine.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/**
 * Classifies failures of files: those that an interrupt causes, which are no real failures, and those because of a
 * limit of a disk.
 */
public final class Failures {

    /** Message about a file that has reached the size limit, however much room there is. */
    private static final Pattern TOO_LARGE = Pattern.compile("File too large", Pattern.CASE_INSENSITIVE);

    /** Message about a name, or a path, with more bytes than the system takes. */
    private static final Pattern NAME_TOO_LONG = Pattern.compile("File name too long", Pattern.CASE_INSENSITIVE);

    /** The code of a run that was asked to stop. */
    public static final String CANCELLED = "run.cancelled";

    private static final String CANCELLED_MESSAGE = "stopped on request before the end";

    /** How many causes of a failure are examined at most, because they may form a cycle. */
    private static final int MOST_CAUSES = 50;

    private Failures() {}

    /**
     * Whether something ended because its thread was interrupted. Plug-ins may have wrapped the exception that says so.
     */
    public static boolean isInterrupt(Throwable failure) {
        if (failure instanceof ClosedByInterruptException
                || failure instanceof FileLockInterruptionException
                || failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException)) {
            return true;
        }
        return chain(failure).anyMatch(InterruptedException.class::isInstance);
    }

    /** A failure, its cause, the cause of that, and so on. Ends after some, even if a plug-in's causes form a cycle. */
    public static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
    }

    /** Whether a write failed because of a limit. Only the system's message tells this; a read never fails so. */
    public static boolean isLimit(IOException failure) {
        return isLackOfRoom(failure) || isTooLarge(failure);
    }

    /** Whether a disk had no room for what was written. */
    public static boolean isLackOfRoom(IOException failure) {
        return FullDisk.isReasonOf(failure);
    }

    /** Whether a file exceeded the size limit, which more room does not change. */
    public static boolean isTooLarge(IOException failure) {
        return TOO_LARGE.matcher(FileTrouble.reason(failure)).find();
    }

    /** Whether a file could not be made because of its name, which neither room nor rights change. */
    public static boolean isNameTooLong(IOException failure) {
        return NAME_TOO_LONG.matcher(FileTrouble.reason(failure)).find();
    }

    /** Why something failed, for a message that names a path already: the file, unless it is that one, and the reason. */
    public static String beside(Path named, IOException failure) {
        boolean same = failure instanceof FileSystemException system
                && named.toString().equals(system.getFile())
                && system.getOtherFile() == null;
        return same ? FileTrouble.reason(failure) : FileTrouble.of(failure);
    }

    /** What a run that was asked to stop ends with. */
    public static ExportException cancelled() {
        return new UnpublishedException(CANCELLED, CANCELLED_MESSAGE, "");
    }

    /** The same, where something failed because of that. */
    public static ExportException cancelled(Throwable cause) {
        return new UnpublishedException(CANCELLED, CANCELLED_MESSAGE, "", cause);
    }
}
