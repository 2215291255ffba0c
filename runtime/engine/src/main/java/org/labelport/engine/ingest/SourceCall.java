package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import org.labelport.engine.publish.Failures;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** A call of a source's code, whose failures are said to be the source's. */
@FunctionalInterface
interface SourceCall<T> {

    /** Calls the source. */
    T call() throws ExportException, IOException;

    /**
     * Makes a call; what it throws unchecked for a file that cannot be read comes as the failure itself.
     *
     * @param target that the source is of, for messages
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

    /** A failure that names no file may be one of the source, which nobody could guess from it. */
    private static IOException whileReading(String target, IOException failure) {
        return failure instanceof FileSystemException || Failures.isInterrupt(failure) || Failures.isLimit(failure)
                ? failure
                : new IOException("while the source was read by " + target + ": " + FileTrouble.of(failure), failure);
    }
}
