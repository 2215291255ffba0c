package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    private Path folder;

    private RuntimeConfig config;

    @BeforeEach
    void configure() {
        config = RuntimeConfig.of(folder.resolve("home")).withCache(folder.resolve("cache"));
    }

    @Test
    void folderIsWarmForTheNextProcessWithTheSameJars() throws Exception {
        Path storage;
        try (CacheFolder first = CacheFolder.take(config)) {
            assertFalse(first.isWarm("jars"));
            storage = Files.createDirectories(first.storage());
            first.completed("jars");
        }
        try (CacheFolder second = CacheFolder.take(config)) {
            assertEquals(storage, second.storage());
            assertTrue(second.isWarm("jars"));
            assertFalse(second.isWarm("other jars"));
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        try (CacheFolder cache = CacheFolder.take(config)) {
            Path taken = cache.storage().getParent();
            Files.createDirectories(taken.resolve("probe").resolve("of a process that was killed"));
            cache.trouble().requireWritable();
            assertFalse(Files.exists(taken.resolve("probe")));
            Files.delete(taken.resolve("lock"));
            Files.delete(taken);
            Files.createFile(taken);

            LaunchException failure = assertThrows(LaunchException.class, cache.trouble()::requireWritable);

            assertTrue(
                    failure.getMessage().startsWith("the cache folder " + taken + " cannot be written: "),
                    failure.getMessage());
        }
    }

    @Test
    void reasonAndRemedyAreSaid() {
        assertEquals(
                "the cache folder /c cannot be written: No space left on device (for more bytes, see df, or for more files,"
                        + " see df -i). Make room there, or name a folder elsewhere with XDG_CACHE_HOME.",
                new FolderTrouble(Path.of("/c"))
                        .unwritable(new IOException("No space left on device"))
                        .getMessage());
        assertEquals(
                "the cache folder /c cannot be written: File too large (for this file system, or for this process, see"
                        + " ulimit -f). Raise this limit, or name a folder elsewhere with XDG_CACHE_HOME.",
                new FolderTrouble(Path.of("/c"))
                        .unwritable(new IOException("File too large"))
                        .getMessage());
        assertEquals(
                "the cache folder /c cannot be written: Too many open files. Raise this limit (ulimit -n), 256 are enough"
                        + " for most runs.",
                new FolderTrouble(Path.of("/c"))
                        .unwritable(new FileSystemException("/c/f", null, "Too many open files"))
                        .getMessage());
    }

    @Test
    void processesAtTheSameTimeGetFoldersOfTheirOwn() throws Exception {
        try (CacheFolder first = CacheFolder.take(config);
                CacheFolder second = CacheFolder.take(config)) {
            assertNotEquals(first.storage(), second.storage());
        }
    }

    /** On Unix a process gives its lock up when it closes any channel of the file, so that it may not even look. */
    @Test
    void otherRuntimesOfTheProcessLeaveItItsLock() throws Exception {
        try (CacheFolder first = CacheFolder.take(config)) {
            CacheFolder.take(config).close();
            Path lock = first.storage().resolveSibling("lock");
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            TryLock.class.getName(),
                            lock.toString())
                    .inheritIO()
                    .start();
            assertEquals(TryLock.HELD_BY_ANOTHER, other.waitFor());
        }
    }

    /** Tells by its exit code whether another process holds the lock of a file. */
    static final class TryLock {

        static final int HELD_BY_ANOTHER = 7;

        private TryLock() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? HELD_BY_ANOTHER : 0);
            }
        }
    }

    @Test
    void interruptedStartIsForgotten() throws Exception {
        try (CacheFolder first = CacheFolder.take(config)) {
            first.completed("jars");
            Files.writeString(
                    Files.createDirectories(first.storage().resolve("bundle1")).resolve("half"), "x");
            first.clear();
            assertFalse(first.isWarm("jars"));
            assertFalse(Files.exists(first.storage()));
        }
    }

    @Test
    void expiredFolderServesToTheEndOfItsProcessOnly() throws Exception {
        try (CacheFolder first = CacheFolder.take(config)) {
            Files.createDirectories(first.storage());
            first.completed("jars");
            first.expire();
            assertTrue(Files.exists(first.storage()));
            assertFalse(first.isWarm("jars"));
        }
    }

    @Test
    void unusableCacheIsReplacedByATemporaryFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path storage;
        try (CacheFolder temporary = CacheFolder.take(config.withCache(file))) {
            storage = Files.createDirectories(temporary.storage());
            assertFalse(storage.startsWith(folder));
        }
        assertFalse(Files.exists(storage.getParent()));
    }

    @Test
    void replacedJarShowsInTheFingerprint() throws Exception {
        Path jar = Files.createDirectories(config.home().resolve("bundles")).resolve("a.jar");
        Files.writeString(jar, "one");
        String before = BundleJars.of(config).fingerprint();

        Files.writeString(jar, "two");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertNotEquals(before, BundleJars.of(config).fingerprint());

        Files.delete(jar);
        assertEquals("", BundleJars.of(config).fingerprint());
    }
}
