package org.labelport.engine.spool;

import java.io.IOException;
import org.labelport.engine.publish.Failures;

/**
 * Says that a file of the run has failed, one that a format writes to or that items are kept in, and so not the format, through whose
 * code this passes. Its cause is what the file system said.
 */
public final class RunFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private RunFileException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** The failure with its mark. */
    public static RunFileException of(IOException failure) {
        return failure instanceof RunFileException marked ? marked : new RunFileException(failure);
    }

    /** Something that is done with a file of the run. */
    @FunctionalInterface
    public interface Access<X extends Exception> {
        void run() throws X, IOException;
    }

    /** Does something with a file of the run, and marks the failure of it. */
    public static <X extends Exception> void marked(Access<X> access) throws X, RunFileException {
        try {
            access.run();
        } catch (IOException e) {
            throw of(e);
        }
    }

    /**
     * Throws what a format failed with when it is such a failure, which it may have wrapped.
     *
     * @throws RunFileException as it was before
     */
    public static void rethrowFrom(Throwable failure) throws RunFileException {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < Failures.MOST_CAUSES; depth++) {
            if (cause instanceof RunFileException marked) {
                throw marked;
            }
            cause = cause.getCause();
        }
    }

    /** What the file system said, of a failure with a mark or without. */
    public static IOException unmarked(IOException failure) {
        return failure instanceof RunFileException marked ? (IOException) marked.getCause() : failure;
    }
}
