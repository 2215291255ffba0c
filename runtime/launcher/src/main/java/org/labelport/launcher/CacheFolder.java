package org.labelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.labelport.report.FileTrouble;

/**
 * A folder that one framework at a time uses to remember its bundles.
 *
 * <p>An installation has several numbered folders. A runtime takes the first that no other runtime of any process
 * holds, so that runtimes do not disturb each other, and each starts faster when its folder was used before. When no
 * folder can be taken, for example on a read-only disk, a temporary folder is used.
 */
final class CacheFolder implements AutoCloseable {

    private static final int FOLDERS = 16;

    /** The system's message when a process has as many files open as it may. */
    private static final String OPEN_FILES = "Too many open files";

    /** The system's message when a file has reached the size limit, however much room there is. */
    private static final String FILE_SIZE = "File too large";

    /** More than the small files of a bundle, for which a full disk may still have room. */
    private static final int PROBE_BYTES = 1 << 16;

    /** More files than a bundle has, because a full disk may still have room for a few. */
    private static final int PROBE_FILES = 16;

    private final Path folder;
    private final Optional<FileChannel> lock;

    private CacheFolder(Path folder, Optional<FileChannel> lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** The folder that holds all caches of an installation. */
    static Path root(RuntimeConfig config) {
        return config.cache().orElseGet(() -> userCache(config.home()));
    }

    static CacheFolder take(RuntimeConfig config) throws LaunchException {
        Path root = root(config);
        String kind = String.join("-", config.bundleFolders());
        for (int number = 0; number < FOLDERS; number++) {
            try {
                Optional<CacheFolder> taken = tryTake(root.resolve(kind + "-" + number));
                if (taken.isPresent()) {
                    return taken.get();
                }
            } catch (IOException e) {
                break; // No folder can be made or locked there: the temporary one needs neither.
            }
        }
        try {
            return new CacheFolder(Files.createTempDirectory("labelport-"), Optional.empty());
        } catch (IOException e) {
            throw new LaunchException(
                    "neither " + root + " nor a temporary folder can be written: " + FileTrouble.reason(e)
                            + ". Point -Dlabelport.cache or -Djava.io.tmpdir to a folder that can.",
                    e);
        }
    }

    /**
     * Finds out whether a failure comes from this folder or from the limit of open files, which the next attempt need
     * not hit.
     *
     * @throws LaunchException when it comes from one of them
     */
    void requireInnocent(Throwable failure) throws LaunchException {
        if (failure instanceof IOException io
                && (FileTrouble.reason(io).contains(OPEN_FILES)
                        || io instanceof FileSystemException system
                                && system.getFile() != null
                                && Path.of(system.getFile()).startsWith(folder))) {
            throw unwritable(folder, io);
        }
        requireWritable();
    }

    /**
     * Checks that the folder can be written, by writing some files. Bundles that the framework cannot store here would
     * look broken, and so would those that need them.
     *
     * @throws LaunchException when that fails, with the reason
     */
    void requireWritable() throws LaunchException {
        Path probe = folder.resolve("probe");
        try {
            delete(probe); // left by a process that was killed
            try {
                Files.createDirectory(probe);
                Files.write(probe.resolve("bytes"), new byte[PROBE_BYTES]);
                for (int file = 0; file < PROBE_FILES; file++) {
                    Files.createFile(probe.resolve(Integer.toString(file)));
                }
            } finally {
                delete(probe);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The error for a folder that cannot be written. */
    static LaunchException unwritable(Path folder, IOException failure) {
        String said = FileTrouble.reason(failure);
        String reason = said.contains(OPEN_FILES) ? OPEN_FILES : said; // not the file, which is irrelevant here
        return new LaunchException(
                "the cache folder " + folder + " cannot be written: " + reason + ". " + remedy(said), failure);
    }

    private static String remedy(String said) {
        if (said.contains(OPEN_FILES)) {
            return "Raise this limit (ulimit -n), 256 are enough for most runs.";
        }
        return (said.contains(FILE_SIZE) ? "Raise this limit" : "Make room there")
                + ", or name a folder elsewhere with XDG_CACHE_HOME.";
    }

    /** The folder for the framework's own data; absent, or left by an earlier start with the same jars. */
    Path storage() {
        return folder.resolve("framework");
    }

    /** Whether an earlier start with the same jars was completed here. */
    boolean isWarm(String fingerprint) {
        try {
            return Files.isDirectory(storage())
                    && Files.readString(fingerprintFile()).equals(fingerprint);
        } catch (IOException e) {
            return false;
        }
    }

    /** Forgets everything. */
    void clear() throws IOException {
        expire();
        delete(storage());
    }

    /** Has the next start begin with an empty cache. The running framework is not disturbed. */
    void expire() throws IOException {
        Files.deleteIfExists(fingerprintFile());
    }

    /** Records that the bundles of these jars are installed. */
    void completed(String fingerprint) throws IOException {
        Files.writeString(fingerprintFile(), fingerprint);
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            if (lock.get().isOpen()) {
                release(folder, lock.get());
            }
        } else {
            delete(folder);
        }
    }

    private Path fingerprintFile() {
        return folder.resolve("jars.txt");
    }

    private static Optional<CacheFolder> tryTake(Path folder) throws IOException {
        createPrivate(folder);
        if (!markTaken(folder)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            return taken ? Optional.of(new CacheFolder(folder, Optional.of(channel))) : Optional.empty();
        } finally {
            if (!taken) {
                release(folder, channel);
            }
        }
    }

    private static void release(Path folder, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            unmark(folder);
        }
    }

    /**
     * Locks of files belong to the process, and on Unix closing any channel of the file gives them up. So runtimes of
     * one process, which may come from several class loaders, record taken folders in a system property.
     */
    private static boolean markTaken(Path folder) {
        return System.getProperties().putIfAbsent(mark(folder), "taken") == null;
    }

    private static void unmark(Path folder) {
        System.getProperties().remove(mark(folder));
    }

    private static String mark(Path folder) {
        return "labelport.cache." + folder.toAbsolutePath().normalize();
    }

    /** Creates a folder that no other user may write, because its files decide which code runs. */
    static void createPrivate(Path folder) throws IOException {
        if (Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Path existing(Path folder) {
        Path candidate = folder.toAbsolutePath();
        while (candidate.getParent() != null && !Files.exists(candidate)) {
            candidate = candidate.getParent();
        }
        return candidate; // the root of a disk that is not there is for the caller to fail with
    }

    private static Path userCache(Path home) {
        String base = System.getenv("XDG_CACHE_HOME");
        Path root = base != null && Path.of(base).isAbsolute()
                ? Path.of(base)
                : Path.of(System.getProperty("user.home"), ".cache");
        return root.resolve("labelport")
                .resolve(new Fingerprint().add(home.toString()).hex(8));
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(tree)) {
            walk.forEach(inside::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        inside.sort(Comparator.reverseOrder());
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
