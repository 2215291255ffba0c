package org.labelport.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.ingest.IngestFolder;
import org.labelport.engine.journal.Durable;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.publish.Publisher;
import org.labelport.engine.publish.RunFolder;
import org.labelport.engine.staging.StagedFiles;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/** The folder of a run with its journal. Closing it removes the folder, unless the run is to be continued. */
final class RunWorkspace implements Closeable {

    static final String FAILED = "failed";
    private static final String PUBLISHING = "publishing";
    static final String WORK = "work";

    private final RunFolder folder;
    private final Journal journal;
    private final Set<Path> published = new LinkedHashSet<>();

    private RunWorkspace(RunFolder folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
        for (Entry entry : journal.before(PUBLISHING)) {
            published(entry.text("format")).ifPresent(published::add);
        }
    }

    /** Makes or takes over a run's workspace. An opening outlives the run, so it must not hold the request. */
    @FunctionalInterface
    interface Opening {
        RunWorkspace open(RunRequest request, RunEvents events) throws ExportException, IOException;
    }

    /**
     * Makes a place for a new run.
     *
     * @param keptFor how long leftovers of other runs are kept
     * @param events told when this fails and something of the workspace stays
     */
    static RunWorkspace create(String id, RunRequest request, Duration keptFor, RunEvents events)
            throws ExportException, IOException {
        RunFolder folder = RunFolder.in(request.params().destination(), id, keptFor);
        Closeable left = () -> leave(folder, folder, events);
        RunWorkspace place =
                Closing.unlessMade(left, any -> new RunWorkspace(folder, Journal.create(folder.journal())));
        Closeable leftWithJournal = () -> place.leave(events);
        return Closing.unlessMade(leftWithJournal, any -> {
            place.journal.add(RequestEntry.STEP, RequestEntry.of(request));
            return place;
        });
    }

    /**
     * Takes over the place of a run that has died or failed.
     *
     * @throws ExportException as {@link RunFolder#reopen}; {@code run.damaged}
     */
    static RunWorkspace reopen(Path destination, String id) throws ExportException {
        RunFolder reopened = RunFolder.reopen(destination, id);
        try {
            return Closing.unlessMade(
                    reopened,
                    folder ->
                            Closing.unlessMade(Journal.reopen(folder.journal()), journal -> resumed(folder, journal)));
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed",
                    "run " + id + " cannot be continued: " + FileTrouble.of(e) + ". Check the disk",
                    e);
        }
    }

    private static RunWorkspace resumed(RunFolder folder, Journal journal) throws ExportException {
        try {
            return new RunWorkspace(folder, journal);
        } catch (RuntimeException e) { // the journal holds other fields than runs write
            throw new ExportException(
                    "run.damaged", RequestEntry.damaged(folder.resolve(""), " (" + e.getMessage() + ")"), e);
        }
    }

    /** Closes the workspace; what cannot be removed or closed is only reported. */
    void leave(RunEvents events) {
        leave(this, folder, events);
    }

    private static void leave(Closeable opened, RunFolder folder, RunEvents events) {
        try {
            opened.close();
        } catch (IOException e) {
            if (folder.isLeftOver()) {
                events.warn(
                        "storage.leftover",
                        folder.resolve("") + " cannot be removed: " + FileTrouble.of(e)
                                + ". The next run into the same destination removes it");
            } else {
                RunSteps.unclosed(events, e);
            }
        }
    }

    Journal journal() {
        return journal;
    }

    RunFolder folder() {
        return folder;
    }

    /** The folder of the spool, with what an earlier process has left in it. */
    Path work() throws IOException {
        return folder.open(WORK);
    }

    /** The place of a format's files until they are packed into one. */
    Path segments(String format) {
        return folder.resolve("segments-" + format);
    }

    /** The place of a format's files, or of the one file that they are packed into, until they are published. */
    Path staging(String format) {
        return staging(folder.resolve(""), format);
    }

    /** The same place in the folder of another run, or of one that has ended. */
    static Path staging(Path folder, String format) {
        return folder.resolve("format-" + format);
    }

    /** Where an earlier process has published a format; empty when it has not. */
    Optional<Path> published(String format) {
        List<Entry> tries = journal.before(PUBLISHING).stream()
                .filter(entry -> entry.text("format").equals(format))
                .toList();
        Path staging = staging(format);
        boolean isHere = FileKind.isThere(staging, LinkOption.NOFOLLOW_LINKS)
                || FileKind.isThere(StagedFiles.aside(staging), LinkOption.NOFOLLOW_LINKS);
        return tries.isEmpty() || isHere
                ? Optional.empty()
                : Optional.of(Path.of(tries.get(tries.size() - 1).text("place")));
    }

    /** Where this process and earlier ones have published formats of the run. */
    List<Path> published() {
        return List.copyOf(published);
    }

    /** Publishes a format in one atomic step, which the journal records beforehand. */
    Path publish(String format, Path wanted) throws IOException {
        if (!folder.isThere()) {
            throw new NoSuchFileException(
                    folder.resolve("").toString()); // it is not known what else of the export is gone
        }
        folder.openInDestination(wanted.getParent());
        Path at = Publisher.publish(
                staging(format),
                wanted,
                place -> journal.add(PUBLISHING, Entry.of("format", format, "place", place.toString())));
        published.add(at);
        folder.keepDestination();
        Durable.names(at.getParent());
        return at;
    }

    /** Whether there is something here that another process could go on with. */
    boolean isWorthKeeping() {
        boolean hasBegun =
                journal.isResumed() || journal.isIn(IngestFolder.STEP) || IngestFolder.hasBegun(folder.resolve(WORK));
        return hasBegun && folder.isThere();
    }

    /** Keeps the workspace so that the run can be continued, and records why it failed. */
    void keep(ExportException failure) {
        folder.keep();
        try {
            // Waiting entries may refer to data that did not reach the disk because of the failure.
            journal.close();
            try (Journal again = Journal.reopen(folder.journal())) {
                again.add(FAILED, Entry.of("code", failure.code(), "message", String.valueOf(failure.getMessage())));
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            journal.close();
        }
    }
}
