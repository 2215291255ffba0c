package org.labelport.engine.write;

import java.io.IOException;
import org.labelport.engine.publish.Failures;

/**
 * Says that what a format writes to has failed, and so not the format, through whose code this passes. Its cause is what the file
 * system said.
 */
final class OutputException extends IOException {

    private static final long serialVersionUID = 1L;

    private OutputException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Something that is put out. */
    @FunctionalInterface
    interface Output<X extends Exception> {
        void put() throws X, IOException;
    }

    /** Puts something out, and marks the failure of it. */
    static <X extends Exception> void marked(Output<X> output) throws X, OutputException {
        try {
            output.put();
        } catch (IOException e) {
            throw of(e);
        }
    }

    static OutputException of(IOException cause) {
        return cause instanceof OutputException marked ? marked : new OutputException(cause);
    }

    /**
     * Throws what the file system said, when that is what a format failed with, or wrapped into what it did.
     *
     * @throws IOException as the output had it
     */
    static void rethrowFrom(Throwable failure) throws IOException {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < Failures.MOST_CAUSES; depth++) {
            if (cause instanceof OutputException marked) {
                throw (IOException) marked.getCause();
            }
            cause = cause.getCause();
        }
    }
}
