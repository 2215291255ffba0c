package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;

/** A run that died is continued, and what comes out is what would have come out. */
class ResumeTest extends MortalRuns {

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "ZIP"})
    void resumedAfterDyingAtAnyMomentTheOutputIsTheSame(Packing kind) throws Exception {
        packing = kind;
        SortedMap<String, String> expected = undisturbed();
        int resumed = 0;
        boolean died = true;
        for (int moment = 0; died; moment += 2) {
            Path out = folder.resolve("out" + moment);
            momentsLeft.set(moment);
            LabelportEngine engine = engine();
            ExportHandle run = engine.start(params(out).build(), new Mortal());
            died = fails(run);
            momentsLeft.set(NEVER);
            if (died && !engine.stored(out).isEmpty()) {
                resumed++;
                assertEquals(StoredRun.State.FAILED, engine.stored(out).get(0).state());
                engine().resume(run.id(), out, ExportListener.NONE).await();
            } else if (died) {
                assertFalse(Files.exists(out), "nothing is kept of a run that has not read its source");
                continue;
            }
            assertEquals(expected, tree(out), "died at moment " + moment);
        }
        assertTrue(resumed > ITEMS / 2, resumed + " were resumed");
    }

    @Test
    void dyingAgainAndAgainDoesNoHarm() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Random random = new Random(6);
        for (int round = 0; round < 2; round++) {
            Path out = folder.resolve("again" + round);
            momentsLeft.set(ITEMS + random.nextInt(20));
            ExportHandle run = engine().start(params(out).build(), new Mortal());
            int times = 0;
            while (fails(run)) {
                momentsLeft.set(random.nextInt(10 + 4 * times++));
                run = engine().resume(run.id(), out, new Mortal());
            }
            assertEquals(expected, tree(out));
        }
    }

    @Test
    void shardsThatWereWrittenAreNotWrittenAgainUnlessTheirFilesChanged() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        writes.set(0);
        Path staged = out.resolve(".labelport-" + run + "/format-lines/items");
        assertTrue(Files.size(staged.resolve("pictures/0.png.txt")) > 0);
        Files.writeString(staged.resolve("pictures/0.png.txt"), "");
        Files.writeString(out.resolve(".labelport-" + run + "/format-lines/stray"), "");
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertTrue(writes.get() > 0 && writes.get() < 6, writes.get() + " annotations for one shard");
    }

    @Test
    void segmentsThatWereWrittenAreNotWrittenAgainUnlessTheyAreGone() throws Exception {
        packing = Packing.ZIP;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAt(ExportEvent.Phase.FINISH, out);
        Path segments = out.resolve(".labelport-" + run + "/segments-lines");
        assertTrue(Files.size(segments.resolve("shard-0")) > 0);
        Files.delete(segments.resolve("shard-1"));
        Files.writeString(segments.resolve("stray"), "");
        writes.set(0);
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertTrue(writes.get() > 0 && writes.get() < 6, writes.get() + " annotations for one shard");
    }

    @Test
    void fileThatWasPublishedAsItsProcessDiedIsNotPublishedTwice() throws Exception {
        packing = Packing.ZIP;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAt(ExportEvent.Phase.PUBLISH, out);
        Files.createDirectories(out.resolve("named"));
        Files.createLink(out.resolve("named/lines.zip"), out.resolve(".labelport-" + run + "/format-lines"));
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
    }

    /** Its process died as it published, and the next one as it looked at what had been damaged meanwhile. */
    @Test
    void exportThatWasSetAsideIsNotTakenForPublished() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        Path kept = out.resolve(".labelport-" + run);
        try (Journal journal = Journal.reopen(kept.resolve("journal"))) {
            String place = out.resolve("named/lines").toString();
            journal.add("publishing", Entry.of("format", "lines", "place", place));
        }
        Files.writeString(kept.resolve("format-lines/table.txt"), "");
        Files.move(kept.resolve("format-lines"), kept.resolve("earlier-format-lines"));
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
    }

    /** The first format is published when the process dies, and the second when a later one is cancelled. */
    @Test
    void whatAnEarlierProcessHasPublishedIsTold() throws Exception {
        Path out = folder.resolve("out");
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.ExportPublished) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        String lines = out.resolve("named/lines").toString();
        ExportException died = assertThrows(ExportException.class, run::await);
        assertTrue(died.getMessage().contains(". Published before it: " + lines + ";"), died.getMessage());

        LabelportEngine engine = engine();
        ExportHandle again = engine.resume(run.id(), out, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                engine.cancel(id);
            }
        });
        ExportException cancelled = assertThrows(ExportException.class, again::await);
        assertEquals("run.cancelled", cancelled.code());
        assertTrue(cancelled.getMessage().endsWith(". Published before it: " + lines), cancelled.getMessage());
        assertTrue(Files.exists(Path.of(lines)));
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "TAR"})
    void finishedFormatsAreNotWrittenAgain(Packing kind) throws Exception {
        packing = kind;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        writes.set(0);
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(0, writes.get());
        assertEquals(expected, tree(out));
    }

    /** One bit at a time, in all files that a later process reads. What it does not read again does no harm. */
    @ParameterizedTest
    @CsvSource({
        "WRITE,work/spool/items",
        "WRITE,work/spool/headers",
        "FINISH,work/spool/items",
        "WRITE,work/findings",
        "FINISH,work/findings",
        "FINISH,work/parts",
        "PUBLISH,work/parts"
    })
    void damageIsSeenAndNotExported(ExportEvent.Phase phase, String file) throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Random random = new Random(8);
        for (int round = 0; round < 4; round++) {
            Path out = folder.resolve("out" + round);
            String run = diedAt(phase, out);
            Path kept = out.resolve(".labelport-" + run).resolve(file);
            byte[] bytes = Files.readAllBytes(kept);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(kept, bytes);
            try {
                engine().resume(run, out, ExportListener.NONE).await();
                assertEquals(expected, tree(out));
                assertFalse(phase == ExportEvent.Phase.WRITE && file.startsWith("work/spool/"), "all of it is read");
            } catch (ExportException e) {
                assertEquals("run.damaged", e.code(), e.line());
                assertTrue(e.getMessage().contains(kept + " does not hold what was written to it"), e.getMessage());
                assertFalse(e.getMessage().contains("labelport resume"), e.getMessage());
                assertEquals(List.of(), engine().stored(out));
            }
        }
    }

    @Test
    void runThatCannotBeReadIsNotHeld() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        Path journal = out.resolve(".labelport-" + run + "/journal");
        byte[] whole = Files.readAllBytes(journal);
        byte[] stepless = "{}".getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(stepless);
        Files.writeString(
                journal, HexFormat.of().toHexDigits((int) sum.getValue()) + " {}\n", StandardOpenOption.APPEND);
        LabelportEngine engine = engine();
        assertThrows(IllegalStateException.class, () -> engine.resume(run, out, ExportListener.NONE));

        Files.write(journal, whole);
        engine.resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
    }

    @Test
    void journalThatWasCutOffCountsUpToThere() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path whole = folder.resolve("out");
        String run = diedAtPublishing(whole);
        Path journal = whole.resolve(".labelport-" + run + "/journal");
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            byte[] bytes = Files.readAllBytes(journal);
            int request =
                    new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1; // without it nothing had begun
            byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt((bytes.length - request) / 2 + 1));
            if (cut.length > request) {
                cut[cut.length - 1]++;
            }
            Files.write(journal, cut);
            momentsLeft.set(0);
            assertTrue(fails(engine().resume(run, whole, new Mortal())));
            momentsLeft.set(NEVER);
        }
        engine().resume(run, whole, ExportListener.NONE).await();
        assertEquals(expected, tree(whole));
    }
}
