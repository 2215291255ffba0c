package org.labelport.engine.publish;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.report.ExportException;

class RunFolderTest {

    @TempDir
    Path destination;

    @Test
    void folderThatDiedJustBeforeItsOwnEndIsRemoved() throws Exception {
        Path dead = Files.createDirectory(destination.resolve(".labelport-dead"));

        RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

        assertFalse(Files.exists(dead));
    }

    /** A process may die before it has named its folder. One that is new may be of a run that is beginning. */
    @Test
    void folderThatNeverGotItsNameIsRemovedOnceItIsOld() throws Exception {
        Path old = Files.createDirectory(destination.resolve(".new.labelport-old"));
        Path fresh = Files.createDirectory(destination.resolve(".new.labelport-fresh"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));

        RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
    }

    /** A program that takes exports away as they come still finds the folder that it watches. */
    @Test
    void destinationStaysWhenItsExportIsTakenAwayAtOnce() throws Exception {
        Path made = destination.resolve("made");
        try (RunFolder folder = RunFolder.in(made, "run", RunFolders.KEPT_FOR)) {
            folder.keepDestination();
        }

        assertTrue(Files.exists(made));
    }

    @Test
    void folderOfSomebodyElseStays() throws Exception {
        Path foreign = Files.createDirectory(destination.resolve(".labelport-foreign"));
        Files.writeString(foreign.resolve("file"), "no run has put it here");

        RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

        assertTrue(Files.exists(foreign.resolve("file")));
    }

    @Test
    void whatCannotBeRemovedOfATemporaryFolderTakesNothingFromTheResult() throws Exception {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", destination.toString());
        try {
            try (TemporaryFolder folder = TemporaryFolder.of("work")) {
                Path place = folder.resolve("");
                Files.move(place, destination.resolve("elsewhere"));
                Files.writeString(place, "no folder, so it cannot be removed as one");
            }
            TemporaryFolder.of("next").close();
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertTrue(Files.exists(destination.resolve(".labelport-work")));
    }

    /** Somebody may export to the folder for temporary files. */
    @Test
    void folderOfADryRunIsThisUsersAloneAndEndsNoRunThatCanBeContinued() throws Exception {
        Path old = Files.createDirectory(destination.resolve(".labelport-old"));
        Files.createFile(old.resolve("lock"));
        Path journal = Files.writeString(old.resolve("journal"), "of a run");
        Instant longAgo = Instant.now().minus(RunFolders.KEPT_FOR).minusSeconds(60);
        Files.setLastModifiedTime(journal, FileTime.from(longAgo));
        String usual = System.setProperty("java.io.tmpdir", destination.toString());
        try (RunFolder dry = RunFolder.temporary("dry")) {
            assertTrue(Files.exists(journal));
            assumeTrue(Files.getFileStore(destination).supportsFileAttributeView("posix"));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dry.resolve(""))));
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
    }

    /** Anybody may put such a link into a folder that several users write to, as that for temporary files. */
    @Test
    void linkThatIsNamedLikeTheFolderOfARunIsLeftAloneWithWhatItLeadsTo() throws Exception {
        Path elsewhere = Files.createDirectory(destination.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Path kept = Files.createFile(elsewhere.resolve("kept"));
        Path link = Files.createSymbolicLink(destination.resolve(".labelport-link"), elsewhere);

        RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

        assertTrue(Files.exists(kept));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(Map.of(), RunFolders.all(destination));
        Files.writeString(elsewhere.resolve("journal"), "of a run");
        ExportException refused = assertThrows(ExportException.class, () -> RunFolder.reopen(destination, "link"));
        assertEquals("run.unknown", refused.code());
    }

    @Test
    void fileThatIsNamedLikeTheFolderOfARunIsLeftAlone() throws Exception {
        Path file = Files.createFile(destination.resolve(".labelport-notes"));

        RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

        assertTrue(Files.exists(file));
        assertEquals(Map.of(), RunFolders.all(destination));
    }

    @Test
    void runThatGoesOnIsLeftAlone() throws Exception {
        try (RunFolder running = RunFolder.in(destination, "running", RunFolders.KEPT_FOR)) {
            Path work = running.create("work");

            RunFolder.in(destination, "next", RunFolders.KEPT_FOR).close();

            assertTrue(Files.isDirectory(work));
        }
        try (var left = Files.list(destination)) {
            assertEquals(0, left.count());
        }
    }

    /** A lock of a file ends when any channel of the file is closed, so nobody may open it who comes on another way. */
    @Test
    void runThatGoesOnIsLeftAloneByOneThatNamesTheDestinationByALink(@TempDir Path elsewhere) throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), destination);
        try (RunFolder running = RunFolder.in(destination, "running", RunFolders.KEPT_FOR)) {
            Path work = running.create("work");

            RunFolder.in(link, "next", RunFolders.KEPT_FOR).close();

            assertTrue(Files.isDirectory(work));
            assertEquals(RunFolders.Occupation.BUSY, RunFolders.occupation(link.resolve(".labelport-running")));
        }
        assertFalse(Files.exists(destination.resolve(".labelport-running")));
    }

    /** A user who may read the lock of another one sees whether it is held, without a right to write. */
    @Test
    void lockThatMayOnlyBeReadTells() throws Exception {
        Path left = Files.createDirectory(destination.resolve(".labelport-left"));
        Path lock = Files.createFile(left.resolve(RunLock.NAME));
        RunLock held = RunLock.take(left, lock, Duration.ZERO).orElseThrow();
        assertEquals(Optional.empty(), RunLock.look(left, lock));
        held.close();
        RunLock.look(left, lock).orElseThrow().close();
        assertTrue(lock.toFile().setReadOnly());
        assertEquals(RunFolders.Occupation.FREE, RunFolders.occupation(left));
    }

    /** Where it is forbidden to read. Who may do everything reads it nevertheless. */
    @Test
    void lockThatMayNotBeReadTellsNothing() throws Exception {
        Path left = Files.createDirectory(destination.resolve(".labelport-left"));
        Path lock = Files.createFile(left.resolve(RunLock.NAME));
        Files.setPosixFilePermissions(lock, Set.of());
        assumeFalse(Files.isReadable(lock));

        assertEquals(RunFolders.Occupation.HIDDEN, RunFolders.occupation(left));
    }

    /** As in a folder that several users share. */
    @Test
    void foldersThatAnotherUserHidesAreLeftAlone() throws Exception {
        Path left = Files.createDirectory(destination.resolve(".labelport-left"));
        Path unnamed = Files.createDirectory(destination.resolve(".new.labelport-other"));
        Files.createFile(left.resolve(RunLock.NAME));
        Files.createFile(left.resolve("journal"));
        Files.setLastModifiedTime(unnamed, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Files.setPosixFilePermissions(left, Set.of());
        Files.setPosixFilePermissions(unnamed, Set.of());
        try {
            assumeFalse(Files.isReadable(left));
            RunFolder.in(destination, "mine", RunFolders.KEPT_FOR).close();

            assertEquals(RunFolders.Occupation.HIDDEN, RunFolders.occupation(left));
            assertTrue(RunFolders.foreignOwner(left).isPresent());
            ExportException refusal = assertThrows(ExportException.class, () -> RunFolder.reopen(destination, "left"));
            assertTrue(refusal.getMessage().contains("Continue it as the user whose run it is"), refusal.line());
        } finally {
            Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(unnamed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void runThatIsRemovedWhileItIsToBeContinuedIsUnknown() throws Exception {
        Path left = Files.createDirectory(destination.resolve(".labelport-left"));
        Files.createFile(left.resolve("journal"));
        Path lock = Files.createFile(left.resolve(RunLock.NAME));
        RunLock remover = RunLock.take(left, lock, RunLock.PROBE_TIMEOUT).orElseThrow();
        Thread waiting = Thread.currentThread();
        Thread removal = new Thread(() -> assertDoesNotThrow(() -> {
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            Files.delete(left.resolve("journal"));
            remover.close();
        }));
        removal.setDaemon(true);
        removal.start();

        ExportException refused =
                assertThrows(ExportException.class, () -> RunFolder.reopen(destination, "left", Duration.ofMinutes(1)));

        assertEquals("run.unknown", refused.code());
        assertEquals(RunFolders.Occupation.FREE, RunFolders.occupation(left));
    }

    /** Who lists runs has the lock of each for a moment. */
    @Test
    void lockThatSomebodyHasForAMomentIsWaitedFor() throws Exception {
        Path left = Files.createDirectory(destination.resolve(".labelport-left"));
        Path file = Files.createFile(left.resolve(RunLock.NAME));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            RunLock looker = RunLock.take(left, file, Duration.ZERO).orElseThrow();
            assertTrue(RunLock.take(left, file, Duration.ofMillis(5)).isEmpty());
            Future<Optional<RunLock>> waiting = threads.submit(() -> RunLock.take(left, file, Duration.ofMinutes(1)));
            looker.close();
            waiting.get().orElseThrow().close();
        } finally {
            threads.shutdownNow();
        }
        assertEquals(RunFolders.Occupation.FREE, RunFolders.occupation(left));
    }

    /** Each makes the destination, or finds it made, and takes it away when it was the one that made it and leaves nothing. */
    @Test
    void runsMayBeginAndEndTogetherInADestinationThatIsNotThereYet() throws Exception {
        int runs = 8;
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            for (int round = 0; round < 50; round++) {
                Path fresh = destination.resolve("new" + round + "/out");
                CyclicBarrier start = new CyclicBarrier(runs);
                List<Future<Void>> all = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    String id = "run" + run;
                    all.add(threads.submit(() -> {
                        start.await();
                        RunFolder.in(fresh, id, RunFolders.KEPT_FOR).close();
                        return null;
                    }));
                }
                for (Future<Void> run : all) {
                    run.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void linkThatLeadsNowhereIsNoDestination() throws Exception {
        Path link = Files.createSymbolicLink(destination.resolve("link"), destination.resolve("nowhere"));

        ExportException refused =
                assertThrows(ExportException.class, () -> RunFolder.in(link, "run", RunFolders.KEPT_FOR));

        assertEquals("destination.unusable", refused.code());
        assertEquals(
                link + " is a symbolic link to " + destination.resolve("nowhere")
                        + ", which does not exist. Create that folder, or choose another --out",
                refused.getMessage());
    }

    @Test
    void whatIsNoFolderIsNamedAlsoWhenTheDestinationIsBelowIt() throws Exception {
        Path link = Files.createSymbolicLink(destination.resolve("link"), destination.resolve("nowhere"));
        Path file = Files.createFile(destination.resolve("file"));

        assertTrue(refused(link.resolve("a/b")).startsWith(link + " is a symbolic link to "));
        assertEquals(file + " exists and is not a folder. Choose another --out", refused(file.resolve("a")));
    }

    private static String refused(Path place) {
        ExportException refused =
                assertThrows(ExportException.class, () -> RunFolder.in(place, "run", RunFolders.KEPT_FOR));
        assertEquals("destination.unusable", refused.code());
        return refused.getMessage();
    }

    @Test
    void linkIsRemovedAndNotWhatItLeadsTo() throws Exception {
        Path elsewhere = Files.createDirectory(destination.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("kept"));
        Path dead = Files.createDirectory(destination.resolve("dead"));
        Files.createSymbolicLink(dead.resolve("link"), elsewhere);

        FolderTree.delete(dead);

        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(elsewhere.resolve("kept")));
    }

    /** What is left of a folder is known by its lock, so the lock goes last. */
    @Test
    void allButTheLockIsRemoved() throws Exception {
        Path lock = Files.createFile(destination.resolve("lock"));
        Files.createDirectories(destination.resolve("a/b"));
        Files.createFile(destination.resolve("z"));

        FolderTree.deleteAllBut(destination, lock);

        try (var left = Files.list(destination)) {
            assertEquals(List.of(lock), left.toList());
        }
    }

    /** Where nobody may make a folder. */
    @Test
    void placeThatCannotBeMadeIsNamedOnce() {
        Path place = Path.of("/proc/exports");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));

        ExportException refused =
                assertThrows(ExportException.class, () -> RunFolder.in(place, "run", RunFolders.KEPT_FOR));

        assertEquals(
                "destination.unusable: cannot write to /proc/exports: no such file or folder. Make it writable, or choose"
                        + " another --out",
                refused.line());
    }
}
