package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.RunFolders;
import org.labelport.engine.publish.RunFolders.Occupation;
import org.labelport.export.StoredRun;
import org.labelport.export.StoredRun.State;
import org.labelport.report.ExportException;

/** The runs that have a folder in a destination. */
public final class StoredRuns {

    private StoredRuns() {}

    /**
     * All that have a journal, by name.
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
     * Removes runs that are not going on.
     *
     * @param before removes runs whose last entry is older than this moment
     * @throws ExportException {@code storage.failed}
     */
    public static List<StoredRun> prune(Path destination, Instant before) throws ExportException {
        List<StoredRun> removed = new ArrayList<>();
        try {
            for (Map.Entry<String, Path> folder : RunFolders.all(destination).entrySet()) {
                Optional<StoredRun> run = stored(folder.getKey(), folder.getValue())
                        .filter(stored -> stored.changed().isBefore(before));
                if (run.isPresent() && RunFolders.remove(folder.getValue())) {
                    removed.add(run.get());
                }
            }
            return removed;
        } catch (IOException e) {
            throw failed(destination, e);
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
            List<Entry> entries = Journal.read(RunFolders.journal(folder));
            if (entries.isEmpty() || !Journal.step(entries.get(0)).equals(RequestEntry.STEP)) {
                return Optional.empty();
            }
            Entry last = entries.get(entries.size() - 1);
            boolean failed = Journal.step(last).equals(RunWorkspace.FAILED);
            Occupation occupation = RunFolders.occupation(folder);
            State state = occupation != Occupation.FREE ? State.RUNNING : failed ? State.FAILED : State.RESUMABLE;
            RequestEntry request = RequestEntry.read(entries.get(0));
            List<String> formats =
                    request.formats().stream().map(RequestEntry.Chosen::id).toList();
            return Optional.of(new StoredRun(
                    id,
                    state,
                    request.target().id(),
                    formats,
                    request.params().destination(),
                    new RecordedProgress(folder, entries, formats).last(),
                    Files.getLastModifiedTime(RunFolders.journal(folder)).toInstant(),
                    remark(folder, occupation, state == State.FAILED ? Optional.of(last) : Optional.empty())));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // the run has just ended
        }
    }

    private static Optional<String> remark(Path folder, Occupation occupation, Optional<Entry> failure) {
        return occupation == Occupation.HIDDEN
                ? Optional.of("it may have died: another user's " + RunFolders.lock(folder)
                        + " tells, and may not be read. Ask as that user")
                : failure.map(last -> last.text("code") + ": " + last.text("message"));
    }
}
