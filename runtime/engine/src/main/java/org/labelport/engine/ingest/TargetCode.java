package org.labelport.engine.ingest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.publish.UnreadSourceException;
import org.labelport.engine.spool.RunFileException;
import org.labelport.model.Item;
import org.labelport.report.ExportException;

/**
 * Calls the code of a target and of its source: the run knows what it is busy with, and failures name the target.
 *
 * @param target its name, for messages
 */
record TargetCode(String target, PluginWatch watch) {

    /** A call that reads the source. */
    @FunctionalInterface
    interface Call<T> {
        T of() throws ExportException, IOException;
    }

    /** A question whose failures are for whoever asks. */
    @FunctionalInterface
    interface Question<T, X extends Exception> {
        T of() throws X;
    }

    /**
     * Makes a call.
     *
     * @param what is asked for, for messages
     */
    <T> T call(String what, Call<T> call) throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, what);
            return given(what, attributed(call));
        }
    }

    /** Makes a call about an item. */
    <T> T callOf(Item item, String what, Call<T> call) throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.beginItem(target, item.id());
            return given(what, attributed(call));
        }
    }

    /** Asks a question. */
    <T, X extends Exception> T ask(String what, Question<T, X> question) throws X {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, what);
            return given(what, question.of());
        }
    }

    /** Asks a question about an item. */
    <T, X extends Exception> T askOf(Item item, String what, Question<T, X> question) throws X {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.beginItem(target, item.id());
            return given(what, question.of());
        }
    }

    private static <T> T given(String what, T value) {
        return requireNonNull(value, () -> "there was null for " + what);
    }

    /** Reads; an unchecked exception for a file that cannot be read is replaced by its cause. */
    private <T> T attributed(Call<T> call) throws ExportException, IOException {
        try {
            return call.of();
        } catch (UncheckedIOException e) {
            throw whileReading(e.getCause());
        } catch (DirectoryIteratorException e) {
            throw whileReading(e.getCause());
        } catch (IOException e) {
            throw whileReading(e);
        }
    }

    /**
     * Adds the target's name to a failure that names no file, because nobody could guess where it comes from.
     *
     * @throws RunFileException when a file of the run has failed, which what the source reports is written to
     */
    private IOException whileReading(IOException failure) throws RunFileException {
        RunFileException.rethrowFrom(failure);
        return UnreadSourceException.of("while the source was read by " + target, failure);
    }
}
