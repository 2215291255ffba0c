package org.labelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    private final Path folder;
    private final Optional<FolderLock> lock;

    private CacheFolder(Path folder, Optional<FolderLock> lock) {
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

    /** What tells failures of this folder from others. */
    FolderTrouble trouble() {
        return new FolderTrouble(folder);
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
            lock.get().close();
        } else {
            delete(folder);
        }
    }

    private Path fingerprintFile() {
        return folder.resolve("jars.txt");
    }

    private static Optional<CacheFolder> tryTake(Path folder) throws IOException {
        createPrivate(folder);
        return FolderLock.tryTake(folder).map(lock -> new CacheFolder(folder, Optional.of(lock)));
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

    static void delete(Path tree) throws IOException {
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
