package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** The folders of runs in a destination: those that go on, those that can be continued, and what is left of dead ones. */
public final class RunFolders {

    /** How long leftovers of a run are kept, unless the operator sets another time. */
    public static final Duration KEPT_FOR = Duration.ofDays(7);

    /** Longer than anything is kept. */
    static final Duration ALWAYS = Duration.ofDays(365_000);

    static final String PREFIX = ".labelport-";
    static final String UNNAMED_PREFIX = ".new";
    private static final Duration UNNAMED_FOR_AT_MOST = Duration.ofMinutes(10);
    private static final String JOURNAL = "journal";

    private RunFolders() {}

    /** All of a destination, going on or left behind, each with the name of its run. */
    public static SortedMap<String, Path> all(Path destination) throws IOException {
        SortedMap<String, Path> all = new TreeMap<>();
        if (FileKind.of(destination) == FileKind.FOLDER) {
            Path absolute = destination.toAbsolutePath().normalize();
            for (Path folder : FolderList.of(absolute, RunFolders::isOfRun)) {
                all.put(folder.getFileName().toString().substring(PREFIX.length()), folder);
            }
        }
        return all;
    }

    /** Whether a path is the folder of a run or inside one. */
    public static boolean holds(Path place) {
        for (Path name : place.toAbsolutePath().normalize()) {
            if (hasName(name) || isUnnamed(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where the journal of a run's folder is. */
    public static Path journal(Path folder) {
        return folder.resolve(JOURNAL);
    }

    /** Whether a run has recorded anything in a folder. */
    public static boolean hasJournal(Path folder) throws IOException {
        return FileKind.of(journal(folder)) == FileKind.FILE && Files.size(journal(folder)) > 0;
    }

    /** Whether a run is working in a folder. */
    public enum Occupation {
        /** A run is working there. */
        BUSY,
        /** No run is working there. */
        FREE,
        /** The folder is another user's, who does not let this one see it. */
        HIDDEN
    }

    /**
     * The user whose folder it is, when this user may not remove it.
     *
     * @param folder of a run
     */
    public static Optional<String> foreignOwner(Path folder) throws IOException {
        Path file = lock(folder);
        try {
            if (FileKind.of(file) != FileKind.FILE || Files.isWritable(file)) {
                return Optional.empty();
            }
        } catch (AccessDeniedException e) {
            // Hidden, and so another's.
        }
        try {
            return Optional.of(Files.getOwner(folder).getName());
        } catch (UnsupportedOperationException e) {
            return Optional.of("another user");
        }
    }

    /** Whether a run is working in a folder now, as far as this user may know. */
    public static Occupation occupation(Path folder) throws IOException {
        Path file = folder.resolve(RunLock.NAME);
        Optional<RunLock> lock;
        try {
            boolean foreign = FileKind.of(file) == FileKind.FILE && !Files.isWritable(file);
            lock = foreign ? RunLock.look(folder, file) : lockOf(folder, RunLock.PROBE_TIMEOUT);
        } catch (AccessDeniedException e) {
            return Occupation.HIDDEN;
        } catch (NoSuchFileException e) {
            return Occupation.BUSY; // its run has ended since the listing
        }
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty() ? Occupation.BUSY : Occupation.FREE;
    }

    /** Where the lock of a run's folder is. */
    public static Path lock(Path folder) {
        return folder.resolve(RunLock.NAME);
    }

    /**
     * Removes what a run has left.
     *
     * @return false when a run is working there
     */
    public static boolean remove(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isEmpty(folder)) {
            FolderTree.delete(folder); // the lock is removed last, and the process died before the folder was removed
            return true;
        }
        Optional<RunLock> lock = lockOf(folder, Duration.ZERO);
        if (lock.isPresent()) {
            remove(folder, lock.get());
        }
        return lock.isPresent();
    }

    /**
     * Removes a folder. The journal is removed first, under the lock, so that nobody can continue a run of which a part
     * is gone. The lock is removed last, because the next run recognises a folder that could not be removed by its lock
     * file. It is removed even when closing it fails, as can happen on a full disk.
     */
    static void remove(Path folder, RunLock lock) throws IOException {
        boolean onlyTheLockIsLeft = false;
        try (lock) {
            Files.deleteIfExists(folder.resolve(JOURNAL));
            FolderTree.deleteAllBut(folder, folder.resolve(RunLock.NAME));
            onlyTheLockIsLeft = true;
        } finally {
            if (onlyTheLockIsLeft) {
                FolderTree.delete(folder);
            }
        }
    }

    /** Removes the folders of runs whose process has died, when they cannot be continued or have not been for long. */
    static void removeAbandoned(Path destination, Duration keptFor) throws IOException {
        for (Path folder : FolderList.of(destination, RunFolders::isOfRun)) {
            if (!isWorthKeeping(folder, keptFor)) {
                remove(folder);
            }
        }
        for (Path folder : FolderList.of(destination, RunFolders::isUnnamed)) {
            // A folder gets its name within moments; one that has none after this long was left by a dead process.
            if (isOlder(folder, UNNAMED_FOR_AT_MOST) && Files.isWritable(folder)) {
                FolderTree.delete(folder);
            }
        }
    }

    /**
     * Whether something in a destination is the folder of a run. A link is none: it may be another user's, and lead to a
     * folder that is nobody's leftover.
     */
    static boolean isOfRun(Path entry) {
        return hasName(entry) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean hasName(Path folder) {
        return folder.getFileName().toString().startsWith(PREFIX);
    }

    private static boolean isUnnamed(Path folder) {
        return folder.getFileName().toString().startsWith(UNNAMED_PREFIX + PREFIX);
    }

    private static Optional<RunLock> lockOf(Path folder, Duration timeout) throws IOException {
        Path file = folder.resolve(RunLock.NAME);
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            return Optional.empty(); // not ours, or just being created
        }
        try {
            return RunLock.take(folder, file, timeout);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // its run has ended since the listing
        }
    }

    private static boolean isWorthKeeping(Path folder, Duration keptFor) throws IOException {
        Path journal = journal(folder);
        try {
            return !keptFor.isZero() && Files.size(journal) > 0 && !isOlder(journal, keptFor);
        } catch (AccessDeniedException e) {
            return true; // another user's, who does not let this one see it
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isOlder(Path file, Duration age) throws IOException {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(age));
        } catch (NoSuchFileException e) {
            return false; // it got its name, or its run ended, since the listing
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            return false; // its own run, or another, has removed it in the meantime
        }
    }
}
