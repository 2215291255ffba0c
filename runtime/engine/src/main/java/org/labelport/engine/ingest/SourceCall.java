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
    T call() throws ExportException, IOException, InterruptedException;

    /** Makes a call; what it throws unchecked for a file that cannot be read comes as the failure itself. */
    static <T> T of(SourceCall<T> call) throws ExportException, IOException, InterruptedException {
        try {
            return call.call();
        } catch (UncheckedIOException e) {
            throw whileReading(e.getCause());
        } catch (DirectoryIteratorException e) {
            throw whileReading(e.getCause());
        } catch (IOException e) {
            throw whileReading(e);
        }
    }

    /** A failure that names no file may be one of the source, which nobody could guess from it. */
    private static IOException whileReading(IOException failure) {
        return failure instanceof FileSystemException || Failures.isInterrupt(failure) || Failures.isLackOfRoom(failure)
                ? failure
                : new IOException("while the source was read: " + FileTrouble.of(failure), failure);
    }
}
