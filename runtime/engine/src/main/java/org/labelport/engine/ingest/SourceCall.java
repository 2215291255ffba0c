package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import org.labelport.engine.publish.Failures;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** A call of a source's code, whose failures are attributed to the source. */
@FunctionalInterface
interface SourceCall<T> {

    /** Calls the source. */
    T call() throws ExportException, IOException;

    /**
     * Makes a call; an unchecked exception for a file that cannot be read is replaced by its cause.
     *
     * @param target the name of the source's target, for messages
     */
    static <T> T of(String target, SourceCall<T> call) throws ExportException, IOException {
        try {
            return call.call();
        } catch (UncheckedIOException e) {
            throw whileReading(target, e.getCause());
        } catch (DirectoryIteratorException e) {
            throw whileReading(target, e.getCause());
        } catch (IOException e) {
            throw whileReading(target, e);
        }
    }

    /** Adds the target's name to a failure that names no file, because nobody could guess where it comes from. */
    private static IOException whileReading(String target, IOException failure) {
        return failure instanceof FileSystemException || Failures.isInterrupt(failure) || Failures.isLimit(failure)
                ? failure
                : new IOException("while the source was read by " + target + ": " + FileTrouble.of(failure), failure);
    }
}
