package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportStatus;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ExportException;

/** What a run writes, where, and what it refuses. */
class LabelportEngineTest extends EngineFixture {

    @Test
    void publishesFilesTablesAndTheReport() throws Exception {
        ExportResult result = export(engine(items(3)), params().build());

        SortedMap<String, String> files = tree(folder.resolve("out"));
        assertEquals("3 rows\n0 i0\n1 i1\n2 i2", files.get("lines/table.txt"));
        assertEquals("i1", files.get("lines/items/p1.png.txt"));
        assertTrue(files.containsKey("lines/run.json"));
        assertEquals(
                Set.of(
                        "lines/table.txt",
                        "lines/run.json",
                        "lines/items/p0.png.txt",
                        "lines/items/p1.png.txt",
                        "lines/items/p2.png.txt"),
                files.keySet(),
                "nothing but the export is left in the destination");
        assertEquals(new Tally(3, 3, 0, 0, 0), result.exports().get(0).summary().items());
        assertEquals(new Tally(6, 6, 0, 0, 0), result.exports().get(0).summary().annotations());
    }

    @Test
    void bytesDoNotDependOnShardsOrThreads() throws Exception {
        List<Item> items = items(100);
        items.set(17, item(17, "poison", "cat"));
        SortedMap<String, String> expected = null;
        for (int shardItems : new int[] {100, 50, 15, 1}) {
            Path out = folder.resolve("out" + shardItems);
            ExportParams params = params().destination(out)
                    .shardItems(shardItems)
                    .threads(shardItems == 100 ? 1 : 4)
                    .build();
            export(engine(items), params);
            SortedMap<String, String> files = tree(out);
            expected = expected == null ? files : expected;
            assertEquals(expected, files, "with " + shardItems + " items a shard");
        }
    }

    @Test
    void threadsWriteIntoTheSameNewFolders() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String path = "a/b/c/" + i / 8 + "/" + i + ".png";
            items.add(Item.of("i" + i, path, Media.Image.of(Blob.ABSENT, 20, 20), List.of()));
        }
        for (int repetition = 0; repetition < 30; repetition++) {
            Path out = folder.resolve("out" + repetition);
            ExportResult result = export(
                    engine(items),
                    params().destination(out).shardItems(1).threads(8).build());
            assertEquals(64, result.exports().get(0).summary().items().written());
        }
    }

    @Test
    void failedItemIsListedAndLeavesNoTrace() throws Exception {
        List<Item> items = items(3);
        items.set(1, item(1, "cat", "poison"));
        ExportHandle run = engine(items).start(params().build(), ExportListener.NONE);
        ExportResult result = run.await();

        assertEquals(ExportStatus.DONE_WITH_ERRORS, run.status());
        assertEquals(new Tally(3, 2, 0, 0, 1), result.exports().get(0).summary().items());
        assertEquals(new Tally(6, 4, 0, 0, 2), result.exports().get(0).summary().annotations());
        SortedMap<String, String> files = tree(folder.resolve("out/lines"));
        assertEquals("2 rows\n0 i0\n2 i2", files.get("table.txt"));
        assertFalse(files.containsKey("items/p1.png.txt"));
        assertEquals(
                "{\"item\":\"i1\",\"code\":\"item.poisoned\",\"message\":\"item i1: it is poisoned\",\"items\":1,"
                        + "\"annotations\":2}\n",
                files.get("errors.ndjson"));
    }

    @Test
    void stopAtFirstErrorPublishesNothing() {
        List<Item> items = items(3);
        items.set(1, item(1, "poison"));
        ExportParams params =
                params().onItemError(ExportParams.OnItemError.STOP).build();
        ExportException error = assertThrows(ExportException.class, () -> export(engine(items), params));
        assertEquals("item.poisoned", error.code());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void takenNameGetsANumberAndTheOldExportStays() throws Exception {
        export(engine(items(1)), params().build());
        ExportResult second = export(engine(items(2)), params().build());
        assertEquals(folder.resolve("out/lines(1)"), second.exports().get(0).folder());
        assertEquals("1 rows\n0 i0", Files.readString(folder.resolve("out/lines/table.txt")));
    }

    @Test
    void destinationThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        ExportException error = assertThrows(
                ExportException.class,
                () -> export(engine(items(1)), params().destination(file).build()));
        assertEquals("destination.unusable", error.code());
        assertEquals(0, Files.size(file));
    }

    @Test
    void misspeltTargetIsMetWithTheOneThatMayBeMeant() throws Exception {
        LabelportEngine engine = engine(items(1));

        assertEquals("Items in memory", engine.target("list").title());
        ExportException unknown = assertThrows(ExportException.class, () -> engine.target("lits"));
        assertEquals("target.unknown", unknown.code());
        assertEquals("no target 'lits' is installed. Did you mean list?", unknown.getMessage());
    }

    @Test
    void unknownNamesSayWhatIsInstalled() {
        LabelportEngine engine = engine(items(1));
        ExportException format = assertThrows(
                ExportException.class,
                () -> engine.start(ExportParams.from("list").to("nope").build(), ExportListener.NONE));
        assertEquals("no format 'nope' is installed. Installed: lines.", format.getMessage());
        ExportException option = assertThrows(
                ExportException.class,
                () -> engine.start(
                        ExportParams.from("list")
                                .to("lines", Map.of("mood", "odd"))
                                .build(),
                        ExportListener.NONE));
        assertEquals("format lines: 'odd' is not a value for 'mood'. Give one of calm, cross.", option.getMessage());
    }

    @Test
    void originalFilesAreCopiedOrLinkedOrLeftOut() throws Exception {
        Path picture = Files.writeString(folder.resolve("pic.png"), "picture");
        Item item = Item.of("i", "pic.png", Media.Image.of(Blob.at(picture.toUri(), 7), 20, 20), List.of());
        for (ExportParams.OriginalFiles policy : ExportParams.OriginalFiles.values()) {
            Path out = folder.resolve(policy.name());
            export(
                    engine(List.of(item)),
                    params().destination(out).media(policy).build());
            Path copy = out.resolve("lines/media/pic.png");
            assertEquals(policy != ExportParams.OriginalFiles.NONE, Files.exists(copy));
        }
        Item missing = Item.of(
                "i",
                "pic.png",
                Media.Image.of(Blob.at(folder.resolve("gone.png").toUri(), 7), 20, 20),
                List.of());
        ExportResult result = export(
                engine(List.of(missing)),
                params().destination(folder.resolve("x")).build());
        assertEquals(
                Map.of("media.unreadable", 1L),
                result.exports().get(0).summary().errors());
    }

    /** As one that is emptied while the run goes on: its size was known when it was read. */
    @ParameterizedTest
    @EnumSource(
            value = ExportParams.OriginalFiles.class,
            names = {"COPY", "LINK"})
    void originalOfAnotherSizeThanItHadIsNotPublished(ExportParams.OriginalFiles policy) throws Exception {
        Path emptied = Files.createFile(folder.resolve("emptied.png"));
        Item changed = Item.of("i", "pic.png", Media.Image.of(Blob.at(emptied.toUri(), 7), 20, 20), List.of());
        ExportResult result = export(
                engine(List.of(changed, item(1, "cat"))),
                params().media(policy).destination(folder.resolve("x")).build());
        ExportResult.Published export = result.exports().get(0);
        assertEquals(Map.of("media.size", 1L), export.summary().errors());
        assertEquals(1, export.summary().items().written());
        try (Stream<Path> files = Files.walk(export.folder())) {
            assertTrue(files.noneMatch(file -> file.endsWith("pic.png")), "the file is left");
        }
    }
}
