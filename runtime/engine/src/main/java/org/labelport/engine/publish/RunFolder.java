package org.labelport.engine.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Duration;
import java.util.Optional;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.labelport.target.FileKind;

/**
 * A run's own folder, for its journal, its spool and its staging. It lies in the destination, so that publishing is a
 * rename within one file system, and holds a lock that dies with the process, so that others can recognise the folder
 * of a dead run. Such a folder is kept for a while if it has a journal, so that its run can be continued.
 */
public final class RunFolder implements Closeable {

    /** How often to try when other runs create and remove the destination at the same time. */
    private static final int ATTEMPTS = 100;

    private final Path folder;
    private final RunLock lock;
    private final Optional<Destination> destination;
    private boolean kept;

    private RunFolder(Path folder, RunLock lock, Optional<Destination> destination) {
        this.folder = folder;
        this.lock = lock;
        this.destination = destination;
    }

    /**
     * Creates the folder of a run in a destination, which is created too when it is absent.
     *
     * @param keptFor how long leftovers of other runs are kept
     * @throws ExportException {@code destination.unusable} when the destination is no folder that can be written to,
     *     {@code run.cancelled} when the thread is interrupted
     */
    public static RunFolder in(Path destination, String runId, Duration keptFor) throws ExportException {
        Path absolute = destination.toAbsolutePath().normalize();
        Destination wanted = new Destination(absolute);
        wanted.requirePossible();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    wanted.create();
                    RunFolders.removeAbandoned(absolute, keptFor);
                    return open(absolute.resolve(RunFolders.PREFIX + runId), Optional.of(wanted));
                } catch (NoSuchFileException e) {
                    // A run that created the destination, and ends without an export, removes it.
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            wanted.removeEmpty();
            if (Failures.isInterrupt(e)) {
                throw Failures.cancelled(e);
            }
            throw new ExportException(
                    "destination.unusable",
                    "cannot write to " + absolute + ": " + Failures.beside(absolute, e)
                            + ". Make it writable, or choose another --out",
                    e);
        }
    }

    /**
     * Takes over the folder of a run that has died or failed.
     *
     * @throws ExportException {@code run.unknown}, when there is none with a journal; {@code run.busy}, when somebody has it;
     *     {@code storage.failed}
     */
    public static RunFolder reopen(Path destination, String runId) throws ExportException {
        return reopen(destination, runId, RunLock.PROBE_TIMEOUT);
    }

    /** @param timeout how long to wait for whoever has the run now */
    static RunFolder reopen(Path destination, String runId, Duration timeout) throws ExportException {
        Path folder = destination.toAbsolutePath().normalize().resolve(RunFolders.PREFIX + runId);
        try {
            if (!runId.matches("[0-9a-z]+")
                    || !RunFolders.isOfRun(folder)
                    || FileKind.of(RunFolders.journal(folder)) != FileKind.FILE) {
                throw unknown(runId, destination);
            }
            Optional<RunLock> lock = RunLock.take(folder, folder.resolve(RunLock.NAME), timeout);
            if (lock.isEmpty()) {
                throw busy(runId);
            }
            if (Files.notExists(RunFolders.journal(folder))) {
                lock.get().close();
                throw unknown(runId, destination); // whoever had the lock has finished or removed the run
            }
            RunFolder reopened = new RunFolder(folder, lock.get(), Optional.empty());
            reopened.keep();
            return reopened;
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed",
                    "run " + runId + " cannot be continued: " + FileTrouble.of(e) + ". "
                            + (e instanceof AccessDeniedException
                                    ? "Continue it as the user whose run it is"
                                    : "Check the disk"),
                    e);
        }
    }

    private static ExportException unknown(String runId, Path destination) {
        return new ExportException(
                "run.unknown",
                "there is no run '" + runId + "' to continue in " + destination
                        + ". Name the folder that it exports to with --in; 'runs --in' lists what is there");
    }

    private static ExportException busy(String runId) {
        return new ExportException(
                "run.busy",
                "run " + runId
                        + " is being worked on, by this process or another. Wait for it, or end it, and try again");
    }

    /** Creates the folder of a {@link TemporaryFolder}. */
    static RunFolder temporary(String runId) throws ExportException {
        Path temporary = temporaryPlace();
        try {
            // What has a journal is of a run that exports to this folder, which keeps it as long as the operator says.
            RunFolders.removeAbandoned(temporary, RunFolders.ALWAYS);
            return open(
                    temporary.resolve(RunFolders.PREFIX + runId), Optional.empty(), OwnFolder.attributes(temporary));
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed",
                    "the temporary folder cannot be written: " + FileTrouble.of(e) + ". " + temporaryRemedy(),
                    e);
        }
    }

    /** What to do when something in the temporary folder fails. */
    public static String temporaryRemedy() {
        return "Check the temporary folder " + temporaryPlace()
                + " and free space there, or name another with LABELPORT_JAVA_OPTS=-Djava.io.tmpdir=<folder>";
    }

    private static Path temporaryPlace() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /** The folder gets its name when it is locked, so that no other run can take it for abandoned in between. */
    private static RunFolder open(Path folder, Optional<Destination> destination, FileAttribute<?>... rights)
            throws IOException {
        Path unnamed =
                Files.createDirectory(folder.resolveSibling(RunFolders.UNNAMED_PREFIX + folder.getFileName()), rights);
        try {
            return new RunFolder(folder, lockedAndNamed(unnamed, folder), destination);
        } catch (IOException e) {
            try {
                FolderTree.delete(unnamed);
            } catch (IOException leftover) {
                e.addSuppressed(leftover);
            }
            throw e;
        }
    }

    private static RunLock lockedAndNamed(Path unnamed, Path folder) throws IOException {
        RunLock lock = RunLock.take(
                        folder, unnamed.resolve(RunLock.NAME), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .orElseThrow(() -> new IOException(folder + " is the folder of another run"));
        try {
            Files.move(unnamed, folder, StandardCopyOption.ATOMIC_MOVE);
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Creates an empty folder in this one. */
    public Path create(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Creates an empty folder in this one; an earlier one is removed with its content. */
    public Path createAnew(String name) throws IOException {
        FolderTree.delete(folder.resolve(name));
        return create(name);
    }

    /** Opens a folder in this one, creating it when absent; its content stays. */
    public Path open(String name) throws IOException {
        return FolderTree.create(folder, folder.resolve(name));
    }

    /** Where the journal of the run is, or will be. */
    public Path journal() {
        return RunFolders.journal(folder);
    }

    /** Keeps the folder when this is closed, so that the run can be continued. */
    public void keep() {
        kept = true;
    }

    /** Removes the folder when this is closed. */
    public void giveUp() {
        kept = false;
    }

    /** Whether the folder was to be removed and still exists, or may exist. */
    public boolean isLeftOver() {
        return !kept && !Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the folder is still where it was created. Somebody may have removed or moved it during the run. */
    public boolean isThere() {
        return !Files.notExists(journal(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Creates a folder in the destination, or the destination itself, unless it exists. */
    public void openInDestination(Path wanted) throws IOException {
        FolderTree.create(folder.getParent(), wanted);
    }

    /** A place in this folder. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Keeps the destination in any case, because something was published into it. */
    public void keepDestination() {
        destination.ifPresent(Destination::keep);
    }

    /** @throws IOException when something of the folder is left; the next run into the destination removes it */
    @Override
    public void close() throws IOException {
        if (kept) {
            lock.close();
        } else {
            try {
                RunFolders.remove(folder, lock);
            } finally {
                destination.ifPresent(Destination::removeEmpty);
            }
        }
    }
}
