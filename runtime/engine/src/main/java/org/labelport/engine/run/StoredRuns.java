package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.RunFolders;
import org.labelport.engine.publish.RunFolders.Occupation;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportEvent.Progress;
import org.labelport.export.StoredRun;
import org.labelport.export.StoredRun.State;
import org.labelport.report.ExportException;

/** The runs that have a folder in a destination. */
public final class StoredRuns {

    private StoredRuns() {}

    /**
     * All that have a journal, or hide it, by name.
     *
     * @throws ExportException {@code storage.failed}
     */
    public static List<StoredRun> in(Path destination) throws ExportException {
        try {
            List<StoredRun> runs = new ArrayList<>();
            for (Map.Entry<String, Path> folder : RunFolders.all(destination).entrySet()) {
                stored(folder.getKey(), folder.getValue()).ifPresent(runs::add);
            }
            return runs;
        } catch (IOException e) {
            throw failed(destination, e);
        }
    }

    /**
     * Removes runs that are not going on, and what is left of those whose removal failed.
     *
     * @param before removes runs whose last entry is older than this moment
     * @throws ExportException {@code storage.failed}
     */
    public static List<StoredRun> prune(Path destination, Instant before) throws ExportException {
        List<StoredRun> removed = new ArrayList<>();
        try {
            for (Map.Entry<String, Path> folder : RunFolders.all(destination).entrySet()) {
                Optional<StoredRun> run = prunable(folder.getKey(), folder.getValue(), before);
                if (run.isPresent() && RunFolders.remove(folder.getValue())) {
                    removed.add(run.get());
                }
            }
            return removed;
        } catch (IOException e) {
            throw failed(destination, e);
        }
    }

    /** A run that is old enough, or the remains of one whose journal is gone already, of whatever age. */
    private static Optional<StoredRun> prunable(String id, Path folder, Instant before) throws IOException {
        Optional<StoredRun> run = stored(id, folder);
        if (run.isPresent()) {
            return run.filter(stored -> stored.changed().isBefore(before));
        }
        try {
            return Optional.of(unread(id, folder, State.FAILED, "it was being removed", Optional.empty()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // the run has just ended
        }
    }

    private static ExportException failed(Path destination, IOException cause) {
        return new ExportException(
                "storage.failed",
                "the runs in " + destination + " cannot be read or removed: " + Failures.beside(destination, cause)
                        + ". Make the folder readable and writable",
                cause);
    }

    private static Optional<StoredRun> stored(String id, Path folder) throws IOException {
        try {
            Optional<String> owner = RunFolders.foreignOwner(folder);
            Occupation occupation = RunFolders.occupation(folder);
            List<Entry> entries;
            try {
                entries = Journal.read(RunFolders.journal(folder));
            } catch (AccessDeniedException e) {
                return Optional.of(unread(id, folder, State.RUNNING, hidden(RunFolders.journal(folder)), owner));
            }
            if (entries.isEmpty() || !Journal.step(entries.get(0)).equals(RequestEntry.STEP)) {
                boolean isDamaged = occupation == Occupation.FREE && RunFolders.hasJournal(folder);
                return isDamaged
                        ? Optional.of(unread(id, folder, State.FAILED, RequestEntry.damaged(folder, ""), owner))
                        : Optional.empty();
            }
            try {
                return Optional.of(read(id, folder, entries, occupation, owner));
            } catch (RuntimeException e) { // of another version, or edited: its entries have other fields
                String unknown = RequestEntry.foreign(entries.get(0))
                        .orElseGet(() -> RequestEntry.damaged(folder, " (" + e.getMessage() + ")"));
                State state = occupation == Occupation.FREE ? State.FAILED : State.RUNNING;
                return Optional.of(unread(id, folder, state, unknown, owner));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty(); // the run has just ended
        }
    }

    private static StoredRun read(
            String id, Path folder, List<Entry> entries, Occupation occupation, Optional<String> owner)
            throws IOException {
        Entry last = entries.get(entries.size() - 1);
        boolean failed = Journal.step(last).equals(RunWorkspace.FAILED);
        State state = occupation != Occupation.FREE ? State.RUNNING : failed ? State.FAILED : State.RESUMABLE;
        RequestEntry request = RequestEntry.read(entries.get(0));
        List<String> formats =
                request.formats().stream().map(RequestEntry.Chosen::id).toList();
        return new StoredRun(
                id,
                state,
                request.target().id(),
                formats,
                request.params().destination(),
                new RecordedProgress(folder, entries, formats).last(),
                Files.getLastModifiedTime(RunFolders.journal(folder)).toInstant(),
                occupation == Occupation.HIDDEN
                        ? Optional.of(hidden(RunFolders.lock(folder)))
                        : state == State.FAILED
                                ? Optional.of(last.text("code") + ": " + last.text("message"))
                                : Optional.empty(),
                owner);
    }

    /** A run of which this process cannot read what it has recorded. */
    private static StoredRun unread(String id, Path folder, State state, String why, Optional<String> owner)
            throws IOException {
        return new StoredRun(
                id,
                state,
                "",
                List.of(),
                folder.getParent(),
                new Progress(Phase.INGEST, 0, OptionalLong.empty()),
                changed(folder),
                Optional.of(why),
                owner);
    }

    private static Instant changed(Path folder) throws IOException {
        try {
            return Files.getLastModifiedTime(RunFolders.journal(folder)).toInstant();
        } catch (AccessDeniedException | NoSuchFileException e) {
            return Files.getLastModifiedTime(folder).toInstant();
        }
    }

    private static String hidden(Path file) {
        return "it may have died: another user's " + file + " tells, and may not be read. Ask as that user";
    }
}
