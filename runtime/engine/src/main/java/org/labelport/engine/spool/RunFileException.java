package org.labelport.engine.spool;

import java.io.IOException;
import java.util.Optional;
import org.labelport.engine.publish.Failures;

/**
 * Says that a file of the run has failed, which a format writes to or which keeps items, and not the format whose code
 * the exception passes through. The cause is the file system's exception.
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
     * Rethrows such a failure that a format failed with, and which it may have wrapped.
     *
     * @throws RunFileException the original exception
     */
    public static void rethrowFrom(Throwable failure) throws RunFileException {
        Optional<RunFileException> marked = Failures.chain(failure)
                .filter(RunFileException.class::isInstance)
                .map(RunFileException.class::cast)
                .findFirst();
        if (marked.isPresent()) {
            throw marked.get();
        }
    }

    /** The file system's exception, from a failure with or without this mark. */
    public static IOException unmarked(IOException failure) {
        return failure instanceof RunFileException marked ? (IOException) marked.getCause() : failure;
    }
}
