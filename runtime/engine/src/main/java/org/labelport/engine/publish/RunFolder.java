package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.labelport.report.ExportException;

/**
 * A run's own folder, for its spool and its staging. It lies in the destination, so that publishing is a rename within one
 * file system, and holds a lock that dies with the process, so that the next run can tell a dead run's folder and remove
 * it.
 */
public final class RunFolder implements AutoCloseable {

    private static final String PREFIX = ".labelport-";
    private static final String UNNAMED_PREFIX = ".new";
    private static final Duration UNNAMED_FOR_AT_MOST = Duration.ofMinutes(10);
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockChannel;
    private final Deque<Path> createdParents;

    private RunFolder(Path folder, FileChannel lockChannel, Deque<Path> createdParents) {
        this.folder = folder;
        this.lockChannel = lockChannel;
        this.createdParents = createdParents;
    }

    /**
     * Creates the folder of a run in a destination, which is created too when it is absent.
     *
     * @throws ExportException {@code destination.unusable} when the destination is no folder that can be written to,
     *     {@code run.cancelled} when the thread is interrupted
     */
    public static RunFolder in(Path destination, String runId) throws ExportException {
        Path absolute = destination.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new ExportException(
                    "destination.unusable", absolute + " exists and is not a folder. Choose another --out");
        }
        Deque<Path> created = new ArrayDeque<>();
        try {
            createParents(absolute, created);
            removeAbandoned(absolute);
            return open(absolute.resolve(PREFIX + runId), created);
        } catch (IOException e) {
            removeEmpty(created);
            if (Failures.isInterrupt(e)) {
                throw Failures.cancelled(e);
            }
            throw new ExportException(
                    "destination.unusable",
                    "cannot write to " + absolute + ": " + Failures.reason(e)
                            + ". Make it writable, or choose another --out",
                    e);
        }
    }

    /** Creates a folder for a dry run, outside any destination. */
    public static RunFolder temporary(String runId) throws ExportException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        try {
            removeAbandoned(temporary);
            return open(temporary.resolve(PREFIX + runId), new ArrayDeque<>());
        } catch (IOException e) {
            throw new ExportException(
                    "storage.failed",
                    "cannot write to the temporary folder " + temporary + ": " + Failures.reason(e),
                    e);
        }
    }

    /** Whether a place lies in the folder of a run, or is one. */
    public static boolean holds(Path place) {
        for (Path name : place.toAbsolutePath()) {
            if (name.toString().startsWith(PREFIX) || name.toString().startsWith(UNNAMED_PREFIX + PREFIX)) {
                return true;
            }
        }
        return false;
    }

    /** The folder gets its name when it is locked, so that no other run can take it for abandoned in between. */
    private static RunFolder open(Path folder, Deque<Path> created) throws IOException {
        Path unnamed = Files.createDirectory(folder.resolveSibling(UNNAMED_PREFIX + folder.getFileName()));
        try {
            return new RunFolder(folder, lockedAndNamed(unnamed, folder), created);
        } catch (IOException e) {
            try {
                FolderTree.delete(unnamed);
            } catch (IOException leftover) {
                e.addSuppressed(leftover);
            }
            throw e;
        }
    }

    private static FileChannel lockedAndNamed(Path unnamed, Path folder) throws IOException {
        FileChannel channel = locked(unnamed.resolve(LOCK));
        try {
            Files.move(unnamed, folder, StandardCopyOption.ATOMIC_MOVE);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Creates an empty folder in this one. */
    public Path create(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** A place in this folder. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** The destination stays, whatever else happens: something was published into it. */
    public void keepDestination() {
        createdParents.clear();
    }

    /** @throws IOException when something of the folder is left; the next run into the destination removes it */
    @Override
    public void close() throws IOException {
        try {
            FolderTree.deleteAllBut(folder, folder.resolve(LOCK));
        } catch (IOException e) {
            try (lockChannel) {
                throw e; // the lock's file stays: by it the next run knows that the folder is abandoned
            }
        }
        try {
            lockChannel.close();
        } finally {
            FolderTree.delete(folder);
        }
        removeEmpty(createdParents);
    }

    private static void createParents(Path folder, Deque<Path> created) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path at : missing) {
            Files.createDirectory(at);
            created.push(at);
        }
    }

    /** Removes the folders of runs whose process has died. */
    private static void removeAbandoned(Path destination) throws IOException {
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(destination, "{" + PREFIX + "," + UNNAMED_PREFIX + PREFIX + "}*")) {
            for (Path folder : folders) {
                boolean named = folder.getFileName().toString().startsWith(PREFIX);
                if (named ? isAbandoned(folder) : isOld(folder)) {
                    FolderTree.deleteAllBut(folder, folder.resolve(LOCK));
                    FolderTree.delete(folder);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** A folder gets its name within moments; one that has none after this long was left by a process that died. */
    private static boolean isOld(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minus(UNNAMED_FOR_AT_MOST));
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        Path lockFile = folder.resolve(LOCK);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isEmpty(folder)) {
            return true; // the lock goes last, and the process died before the folder went too
        }
        if (!Files.isRegularFile(lockFile) || !Files.isWritable(lockFile)) {
            return false; // not ours, or just being created
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // a run of this process
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (NoSuchFileException e) {
            return false; // its own run, or another, has removed it in the meantime
        }
    }

    private static void removeEmpty(Deque<Path> created) {
        for (Path folder : created) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            } catch (IOException e) {
                return; // an empty folder that cannot be removed does no harm
            }
        }
    }
}
