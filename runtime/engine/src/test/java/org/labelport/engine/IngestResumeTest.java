package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.StoredRun;
import org.labelport.report.ExportException;

/** Runs whose source fails while it is read: what was read is not read again. */
@Timeout(60)
class IngestResumeTest extends FailingSourceFixture {

    private SortedMap<String, String> undisturbed() throws Exception {
        Path out = folder.resolve("undisturbed");
        engine(true).start(params(out), ExportListener.NONE).await();
        SortedMap<String, String> files = tree(out);
        assertEquals(RECORDS, read.size());
        read.clear();
        return files;
    }

    @Test
    void findingsComeInTheOrderOfTheItemsHoweverManyAreReadAhead() throws Exception {
        List<String> losses = undisturbed().get("lines/losses.ndjson").lines().toList();
        int stained = index(losses, "\"r12\"");
        int faint = index(losses, "\"r7a\",\"code\":\"record.faint");
        int filtered = index(losses, "\"r7a\",\"annotation\":\"2\"");
        assertTrue(faint < filtered && filtered < stained, String.join("\n", losses));
        assertTrue(losses.get(losses.size() - 1).contains("records.end"));
    }

    private static int index(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError(text + " is not in " + lines);
    }

    @Test
    void sourceIsOpenedWhereItStopped() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Random random = new Random(4);
        for (int round = 0; round < 4; round++) {
            Path out = folder.resolve("out" + round);
            // None of them gets through all records: that it ends shows that each goes on where the one before it
            // stopped.
            asksLeft = 90 + random.nextInt(40);
            ExportHandle run = engine(true).start(params(out), ExportListener.NONE);
            int failures = 0;
            while (fails(run)) {
                failures++;
                StoredRun stored = engine(true).stored(out).get(0);
                assertEquals(StoredRun.State.FAILED, stored.state());
                assertTrue(stored.progress().done() > 0, stored.toString());
                asksLeft = 85 + random.nextInt(30);
                run = engine(true).resume(run.id(), out, ExportListener.NONE);
            }
            asksLeft = NEVER;
            assertEquals(expected, tree(out));
            assertTrue(failures > 0);
        }
    }

    @Test
    void originalsAreNotFetchedAgainAlsoWhenTheSourceHasNoBookmarks() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        int before = server.requests().size();
        asksLeft = 100;
        ExportHandle run = engine(false).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        int fetched = server.requests().size() - before;
        assertTrue(fetched > 10, fetched + " requests");
        asksLeft = NEVER;
        read.clear();
        engine(false).resume(run.id(), out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertEquals(RECORDS, read.size(), "the source is read from its beginning");
        List<String> paths = server.requests().subList(before, server.requests().size()).stream()
                .map(request -> request.replaceAll("\\?.*", ""))
                .toList();
        long cut = paths.stream().distinct().count();
        assertTrue(paths.size() - cut <= 16, "only those that were on their way are fetched twice: " + paths);
    }

    @Test
    void aHostIsNotCalledSilentThatHasGivenFilesBefore() throws Exception {
        Path out = folder.resolve("out");
        asksLeft = 100;
        ExportHandle run = engine(false).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        assertEquals(List.of(), warningsOfContinued(run, out, false));
    }

    @Test
    void aHostThatGivesNothingAnyMoreIsSaidToHaveDoneSoSinceTheRunWasContinued() throws Exception {
        Path out = folder.resolve("out");
        asksLeft = 100;
        ExportHandle run = engine(true).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        try (Stream<Path> left = Files.walk(out)) {
            for (Path file :
                    left.filter(path -> path.getParent().endsWith("originals")).toList()) {
                Files.delete(file);
            }
        }
        List<String> warnings = warningsOfContinued(run, out, true);
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0).startsWith("since the run was continued, none of the first 16 files came"),
                warnings.get(0));
    }

    /** Continues a run of whose files the server has none any more. */
    private List<String> warningsOfContinued(ExportHandle run, Path out, boolean bookmarks) throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            server.on("/" + i + ".png", exchange -> server.send(exchange, 404, new byte[0], 0));
        }
        asksLeft = NEVER;
        List<String> warnings = new CopyOnWriteArrayList<>();
        ExportHandle continued = engine(bookmarks).resume(run.id(), out, (id, event) -> {
            if (event instanceof ExportEvent.LogLine line && line.code().equals("media.none-came")) {
                warnings.add(line.message());
            }
        });
        continued.await();
        return warnings;
    }

    @Test
    void whatWasFoundOfARecordThatIsReadAgainCountsOnce() throws Exception {
        side = 20; // so that nothing is asked of the network, and nothing read ahead
        Path expected = folder.resolve("expected");
        engine(true).start(asTheyCame(expected), ExportListener.NONE).await();
        Path out = folder.resolve("out");
        asksLeft = 5;
        ExportHandle run = engine(true).start(asTheyCame(out), ExportListener.NONE);
        assertTrue(fails(run));
        asksLeft = 9; // the last one that is read, 13, is torn, and the network is gone before the next
        assertTrue(fails(engine(true).resume(run.id(), out, ExportListener.NONE)));
        asksLeft = NEVER;
        engine(true).resume(run.id(), out, ExportListener.NONE).await();
        assertEquals(tree(expected), tree(out));
    }

    @Test
    void whatWasReadStaysAsItWas() throws Exception {
        undisturbed();
        Path out = folder.resolve("out");
        asksLeft = 120;
        ExportHandle run = engine(true).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        asksLeft = NEVER;
        categoryOfTheLast = "wolf";
        engine(true).resume(run.id(), out, ExportListener.NONE).await();
        assertTrue(tree(out).get("lines/run.json").contains("wolf"), tree(out).get("lines/run.json"));
        assertFalse(read.subList(120, read.size()).contains(10), "what the first process read is not asked for");
    }

    @Test
    void operatorSaysHowLongLeftoversAreKept() throws Exception {
        Path out = folder.resolve("out");
        asksLeft = 100;
        assertTrue(fails(engine(true).start(params(out), ExportListener.NONE)));
        assertEquals(1, engine(true).stored(out).size());
        assertEquals(List.of(), engine(true).prune(out));
        Files.writeString(folder.resolve("runs.json"), "{\"keptHours\": 0}");
        assertEquals(1, engine(true).prune(out).size());
        asksLeft = 100;
        assertTrue(fails(engine(true).start(params(out), ExportListener.NONE)));
        assertEquals(List.of(), engine(true).stored(out), "nothing is kept");
        for (String wrong : List.of("{\"keptHours\": -1}", "{\"kept\": 1}", "{\"keptHours\": 1, \"keptHours\": 2}")) {
            Files.writeString(folder.resolve("runs.json"), wrong);
            assertEquals(
                    "settings.invalid",
                    assertThrows(ExportException.class, () -> engine(true).prune(out))
                            .code());
        }
    }

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), new String(Files.readAllBytes(path), "ISO-8859-1"));
            }
        }
        return files;
    }
}
