package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;

/** What is left of runs that died: who may continue it, and how long it is kept. */
class LeftRunsTest extends MortalRuns {

    @Test
    void runInAnotherProcessOrThisOneIsRefused() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExportHandle first = engine().resume(run, out, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                reached.countDown();
                await(goOn);
            }
        });
        reached.await();
        LabelportEngine other = engine();
        assertEquals("run.busy", refusal(() -> other.resume(run, out, ExportListener.NONE)));
        assertEquals(StoredRun.State.RUNNING, other.stored(out).get(0).state());
        assertEquals(List.of(), other.prune(out, Duration.ZERO));
        other.start(params(out).name("beside").build(), ExportListener.NONE).await();
        assertTrue(isLockedForOthers(out.resolve(".labelport-" + run + "/lock")), "looking does not end the lock");
        goOn.countDown();
        first.await();
        assertEquals("run.unknown", refusal(() -> other.resume(run, out, ExportListener.NONE)));
        assertEquals("run.unknown", refusal(() -> other.resume("../x", out, ExportListener.NONE)));
    }

    @Test
    void cancelledRunsAndRefusedOnesAreNotKept() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        LabelportEngine engine = engine();
        CountDownLatch reached = new CountDownLatch(1);
        ExportHandle again = engine.resume(run, out, (id, event) -> {
            reached.countDown();
        });
        reached.await();
        engine.cancel(run);
        try {
            again.await();
        } catch (ExportException e) {
            assertEquals("run.cancelled", e.code());
        }
        assertEquals(List.of(), engine.stored(out));
        assertFalse(engine.cancel(run));
        ExportParams strict =
                params(out).onLoss(ExportParams.OnLoss.FAIL).name("strict").build();
        assertEquals(
                "loss.strict",
                refusal(() -> engine.start(strict, ExportListener.NONE).await()));
        assertEquals(List.of(), engine.stored(out));
    }

    @Test
    void pruneGoesOnWithARemovalThatFailed() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        Files.delete(out.resolve(".labelport-" + run + "/journal")); // which a removal begins with
        assertEquals(List.of(), engine().stored(out));
        List<StoredRun> removed = engine().prune(out, Duration.ofDays(7));
        assertEquals(List.of(run), removed.stream().map(StoredRun::id).toList());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void runWhoseFolderWasTakenAwayIsNotSaidToBeKept() throws Exception {
        Path out = folder.resolve("out");
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.PUBLISH) {
                assertDoesNotThrow(() -> Files.move(out, folder.resolve("elsewhere")));
            }
        });

        ExportException failure = assertThrows(ExportException.class, run::await);

        assertEquals("storage.failed", failure.code());
        assertFalse(failure.getMessage().contains("labelport resume"), failure.getMessage());
        assertEquals(List.of(), engine().stored(out));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAN", "WRITE", "FINISH", "PUBLISH"})
    void nothingIsLeftWhereTheDestinationWasRemoved(ExportEvent.Phase phase) throws Exception {
        for (ExportParams.Packing each : ExportParams.Packing.values()) {
            packing = each;
            Path out = Files.createDirectory(folder.resolve("out"));
            ExportHandle run = engine().start(params(out).build(), (id, event) -> {
                if (event instanceof ExportEvent.PhaseStarted started && started.phase() == phase) {
                    assertDoesNotThrow(() -> FolderTree.delete(out));
                }
            });

            ExportException failure = assertThrows(ExportException.class, run::await);

            assertEquals("storage.failed", failure.code());
            assertTrue(
                    failure.getMessage().contains("was removed or moved while the run went on"), failure.getMessage());
            assertFalse(
                    Files.exists(out), () -> assertDoesNotThrow(() -> tree(out)).toString());
        }
    }

    /** The other parts may be gone, too. */
    @Test
    void exportOfWhichAPartWasRemovedIsNotPublished() throws Exception {
        Path out = folder.resolve("out");
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.PUBLISH) {
                assertDoesNotThrow(() -> Files.delete(out.resolve(".labelport-" + id + "/journal")));
            }
        });

        assertThrows(ExportException.class, run::await);
        assertFalse(Files.exists(out));
    }

    @Test
    void exportsThatAreInTheirPlacesCount() throws Exception {
        Path out = folder.resolve("out");
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.ExportPublished) {
                throw new OutOfMemoryError("the process dies here");
            }
        });

        assertTrue(fails(run));

        assertEquals(
                new ExportEvent.Progress(ExportEvent.Phase.PUBLISH, 1, OptionalLong.of(2)),
                engine().stored(out).get(0).progress());
    }

    @Test
    void whatWasReadIsTheProgressOfARunThatHasWrittenNothing() throws Exception {
        Path out = folder.resolve("out");

        diedAt(ExportEvent.Phase.WRITE, out);

        assertEquals(
                new ExportEvent.Progress(ExportEvent.Phase.INGEST, ITEMS, OptionalLong.of(ITEMS)),
                engine().stored(out).get(0).progress());
    }

    /** One of the two formats records its shards, and leaves an item out. */
    @Test
    void itemsThatWereLeftOutCountAsWritten() throws Exception {
        Path out = folder.resolve("out");

        diedAt(ExportEvent.Phase.FINISH, out);

        assertEquals(
                new ExportEvent.Progress(ExportEvent.Phase.WRITE, ITEMS, OptionalLong.of(2 * ITEMS)),
                engine().stored(out).get(0).progress());
    }

    @Test
    void leftRunIsKeptForAWeekOrUntilItIsPruned() throws Exception {
        Path out = folder.resolve("out");
        String old = diedAtPublishing(out);
        String young = diedAtPublishing(out);
        Path journal = out.resolve(".labelport-" + old + "/journal");
        Files.setLastModifiedTime(journal, FileTime.from(Instant.now().minus(Duration.ofDays(6))));
        LabelportEngine engine = engine();
        assertEquals(List.of(), engine.prune(out, Duration.ofDays(7)));
        engine.start(params(out).name("a").build(), ExportListener.NONE).await();
        assertEquals(2, engine.stored(out).size());
        assertEquals(old, engine.prune(out, Duration.ofDays(5)).get(0).id());
        Files.setLastModifiedTime(
                out.resolve(".labelport-" + young + "/journal"),
                FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        engine.start(params(out).name("b").build(), ExportListener.NONE).await();
        assertEquals(List.of(), engine.stored(out));
    }

    @Test
    void missingVersionIsNamedWithTheCommandThatInstallsIt() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        LabelportEngine other = new LabelportEngine();
        other.add(new Diary());
        other.add(new ListTarget(TAXONOMY, items()));
        other.add(new MortalLines(), new Origin("org.labelport.engine", "7.0.0", -1));
        ExportException refusal =
                assertThrows(ExportException.class, () -> other.resume(run, out, ExportListener.NONE));
        assertEquals("run.plugin-missing", refusal.code());
        assertTrue(refusal.getMessage().contains("labelport plugin install org.labelport.engine@0"), refusal.line());
        assertEquals(1, other.stored(out).size(), "it can be continued later");
    }

    /** Whatever is wrong with it, there is one line with the file and what to do, and it can be removed. */
    @ParameterizedTest
    @ValueSource(strings = {"zeros", "first line", "other fields", "other version", "no line"})
    void damagedJournalIsToldOfAndCanBeRemoved(String damage) throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        Path journal = out.resolve(".labelport-" + run + "/journal");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        String request = lines.get(0).substring(9);
        switch (damage) {
            case "zeros" -> Files.write(journal, new byte[5000]);
            case "no line" -> Files.writeString(journal, lines.get(0).substring(0, 40));
            default -> {
                lines.set(
                        0,
                        switch (damage) {
                            case "first line" -> lines.get(0).replace("cross", "crass");
                            case "other fields" -> withChecksum(request.replace("\"packing\"", "\"packed\""));
                            default ->
                                withChecksum(
                                        "{\"step\":\"request\",\"labelport\":\"9.0.0\",\"layout\":77,\"wish\":\"cross\"}");
                        });
                Files.write(journal, lines);
            }
        }
        boolean isOutdated = damage.equals("other version");
        String remedy = isOutdated ? "begun by version 9.0.0, this is " : journal + " is damaged";

        StoredRun stored = engine().stored(out).get(0);
        assertEquals(StoredRun.State.FAILED, stored.state());
        assertTrue(
                stored.failure().orElseThrow().contains(remedy),
                stored.failure().get());
        ExportException refusal =
                assertThrows(ExportException.class, () -> engine().resume(run, out, ExportListener.NONE));
        assertEquals(isOutdated ? "run.outdated" : "run.damaged", refusal.code());
        assertTrue(refusal.getMessage().contains(remedy), refusal.line());
        assertEquals(1, engine().prune(out, Duration.ZERO).size());
        assertEquals(List.of(), engine().stored(out));
    }

    private static String withChecksum(String entry) {
        CRC32 sum = new CRC32();
        sum.update(entry.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue()) + " " + entry;
    }

    private static String refusal(Executable action) {
        return assertThrows(ExportException.class, action).code();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Locks belong to processes, so another one has to try. */
    private static boolean isLockedForOthers(Path lock) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockTry.class.getName(),
                        lock.toString())
                .start();
        return other.waitFor() == LockTry.LOCKED;
    }

    /** Tries to get a lock, in a process of its own. */
    static final class LockTry {

        static final int LOCKED = 42;

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : 0);
            }
        }
    }
}
