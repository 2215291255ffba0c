package org.labelport.engine.write;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.spool.RunFileException;
import org.labelport.report.ExportException;

/** Calls the code of a format: the run knows what it is busy with, and what it throws is said to be its fault. */
record FormatCode(InstalledFormat format, PluginWatch watch) {

    /** A call of the format. */
    @FunctionalInterface
    interface Call<T> {
        T of() throws ExportException, IOException;
    }

    /**
     * Makes a call.
     *
     * @param step for the message of its failure
     * @param doing what the format is busy with meanwhile
     */
    <T> T call(String step, String doing, Call<T> call) throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(format.name(), doing);
            return given("it", call.of());
        } catch (IOException | RuntimeException | Error e) {
            throw faulty(step, e);
        }
    }

    /** What the format, or a part of it, has returned, which must not be null. */
    static <T> T given(String by, T value) {
        return requireNonNull(value, () -> by + " has returned null");
    }

    /**
     * The failure that ended a step of the format. A full heap is not the fault of the code that asked for memory next,
     * nor is a failing disk that of the code that used it.
     */
    ExportException faulty(String step, Throwable cause) throws IOException {
        if (cause instanceof OutOfMemoryError full) {
            throw full;
        }
        RunFileException.rethrowFrom(cause);
        if (cause instanceof IOException io && isOfTheDisk(io)) {
            throw io;
        }
        if (Failures.isInterrupt(cause)) {
            return Failures.cancelled(cause);
        }
        return new ExportException(
                "converter.failed",
                "format " + format.id() + " " + format.origin().version() + " failed in " + step + ": "
                        + Thrown.words(format.converter(), cause)
                        + ". This is a fault of the format, please report it to its author",
                cause);
    }

    /**
     * Whether a failure is one of the disk. An interrupt closes files, and what fails because of that may not mention
     * it.
     */
    private static boolean isOfTheDisk(IOException failure) {
        return failure instanceof FileSystemException
                || Failures.isLimit(failure)
                || Thread.currentThread().isInterrupted();
    }
}
