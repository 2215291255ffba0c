package org.labelport.engine.run;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.RunFolder;
import org.labelport.engine.publish.RunFolders;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.publish.UnreadSourceException;
import org.labelport.engine.spool.DamagedFileException;
import org.labelport.engine.spool.RunFileException;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** Turns every failure of a run into one line that says what failed, where, and what to do. */
final class RunFailures {

    private static final String DAMAGED = "run.damaged";
    private static final String STORAGE = "storage.failed";
    private static final String UNREADABLE = "source.unreadable";
    private static final Set<String> TEMPORARY = Set.of(STORAGE, UNREADABLE, "memory.exhausted");

    private RunFailures() {}

    /** Runs an action that writes to a destination, and translates its failures. */
    static <T> T translated(Path destination, Callable<T> action) throws ExportException {
        return translated(cause -> ofDestination(destination, cause), action);
    }

    private static ExportException ofDestination(Path destination, IOException cause) {
        String failed = "the export to " + destination + " failed: " + Failures.beside(destination, cause);
        if (Failures.isLackOfRoom(cause)) {
            return new UnpublishedException(
                    STORAGE,
                    failed + ". The disk of " + destination
                            + " has no room for it, nor for the files that it needs meanwhile",
                    "free space there, and run it again, or choose another --out",
                    cause);
        }
        String advice = Failures.isTooLarge(cause)
                ? "raise that limit, or choose another --out, and run it again"
                : "free space or check the disk, and run it again";
        return new UnpublishedException(STORAGE, failed, advice, cause);
    }

    /**
     * Runs an action that writes to the temporary folder only, and translates its failures.
     *
     * @param what it is, for messages
     */
    static <T> T translated(String what, Callable<T> action) throws ExportException {
        return translated(
                cause -> new ExportException(
                        STORAGE,
                        what + " failed: " + FileTrouble.of(cause) + ". " + RunFolder.temporaryRemedy(),
                        cause),
                action);
    }

    private static <T> T translated(Function<IOException, ExportException> storage, Callable<T> action)
            throws ExportException {
        try {
            return action.call();
        } catch (ExportException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw storage(storage, e.getCause());
        } catch (IOException e) {
            throw storage(storage, e);
        } catch (DirectoryIteratorException e) {
            throw storage(storage, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.cancelled(e);
        } catch (OutOfMemoryError e) {
            throw new UnpublishedException(
                    "memory.exhausted",
                    "the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB is too small for an item of this data",
                    "give more with --heap",
                    e);
        } catch (Exception | Error e) {
            throw new UnpublishedException(
                    "run.failed", "unexpected " + e, "run it again with --debug and report what it prints", e);
        }
    }

    /** An unexpected failure while a source is read. It names the target, which is most often at fault. */
    static ExportException unexpectedOf(InstalledTarget target, Throwable cause) {
        if (Failures.isInterrupt(cause)) {
            return Failures.cancelled(cause);
        }
        return new UnpublishedException(
                "run.failed",
                "unexpected " + cause + " while " + target.name() + " was read",
                "run it again with --debug and report what it prints to its author",
                cause);
    }

    /** Whether the same run may succeed another time, because neither the request nor the data nor a format has failed. */
    static boolean isTemporary(ExportException failure) {
        return !failure.code().equals(DAMAGED)
                && (TEMPORARY.contains(failure.code())
                        || Failures.chain(failure).anyMatch(IOException.class::isInstance));
    }

    /** Says of a failure what the run has published before it, also in an earlier process. */
    static ExportException afterPublishing(ExportException failure, List<Path> published) {
        return published.isEmpty() ? failure : with(failure, UnpublishedException.after(published, failure));
    }

    /** Adds to a failure how to continue the run. */
    static ExportException continuable(ExportException failure, String id, Path destination) {
        return with(
                failure,
                sentence(failure.getMessage()) + " What was done is kept; go on with: labelport resume " + id + " --in "
                        + destination);
    }

    private static ExportException with(ExportException failure, String message) {
        ExportException told = new ExportException(failure.code(), message, failure);
        for (Throwable suppressed : failure.getSuppressed()) {
            told.addSuppressed(suppressed);
        }
        return told;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** The failure of a run that ended like a cancelled one although nobody cancelled it. */
    static ExportException interrupted(PluginWatch watch, ExportException failure) {
        ExportException told = new UnpublishedException(
                "plugin.interrupted",
                "the run ended because its thread was interrupted, and nobody cancelled it. This is a fault of "
                        + watch.interrupted().orElse("one of its plug-ins")
                        + ", please report it to its author",
                "");
        told.addSuppressed(failure); // not as the cause: a failure of a file would make the run look continuable
        return told;
    }

    /** The failure that somebody removed or moved the run's folder, which is the reason for whatever failed then. */
    static ExportException folderGone(Path destination, Path folder, ExportException failure) {
        return new ExportException(
                STORAGE,
                "the export to " + destination + " failed: " + folder
                        + ", the folder of the run, was removed or moved while the run went on. Leave it where it is until"
                        + " the run has ended, and run it again",
                failure);
    }

    /** A format could not be moved to its place. */
    static ExportException publishing(String format, Path place, IOException cause) {
        return new UnpublishedException(
                STORAGE,
                "the export as " + format + " cannot be moved to " + place + ": " + FileTrouble.of(cause),
                "",
                cause);
    }

    /**
     * Whether a file is outside the run's folder. A run writes only into its folder, so another file was being read.
     */
    private static boolean isElsewhere(@Nullable String file) {
        return file != null && !RunFolders.holds(Path.of(file));
    }

    private static ExportException storage(Function<IOException, ExportException> storage, IOException failure) {
        IOException cause = RunFileException.unmarked(failure);
        // An interrupt closes files, and what fails because of that may not mention the interrupt.
        if (Failures.isInterrupt(cause) || Thread.currentThread().isInterrupted()) {
            return Failures.cancelled(cause);
        }
        if (cause instanceof DamagedFileException) {
            return new UnpublishedException(
                    DAMAGED,
                    "what the run has kept is damaged: " + cause.getMessage()
                            + ". Something else has changed it, or the disk is failing",
                    "what was kept is removed. Export again",
                    cause);
        }
        if (cause instanceof FileSystemException system && isElsewhere(system.getFile())) {
            return new UnpublishedException(
                    UNREADABLE,
                    "cannot read the source: " + FileTrouble.of(cause),
                    "make it readable, or give another",
                    cause);
        }
        if (Failures.chain(cause)
                .anyMatch(
                        each -> each instanceof CharacterCodingException || each instanceof CharConversionException)) {
            return new UnpublishedException(
                    UNREADABLE,
                    "cannot read the source: " + FileTrouble.of(cause) + ". It is not the text that it is taken for",
                    "give the right file, or save it as UTF-8",
                    cause);
        }
        if (cause instanceof UnreadSourceException) {
            return new UnpublishedException(
                    UNREADABLE, "it failed " + cause.getMessage(), "make that readable, or give another", cause);
        }
        return storage.apply(cause);
    }
}
