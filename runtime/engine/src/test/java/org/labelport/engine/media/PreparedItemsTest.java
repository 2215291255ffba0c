package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceRecord;
import org.labelport.report.ExportException;

/** In which order items come, how many wait, and what is left at the end. */
class PreparedItemsTest extends PreparedItemsFixture {

    @Test
    void filesAreFetchedAtTheSameTimeAndItemsStayInOrder() throws Exception {
        int together = 8;
        CountDownLatch arrived = new CountDownLatch(together);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] content = ("file " + i).getBytes(UTF_8);
            items.add(item(i, server.on("/" + i, exchange -> {
                arrived.countDown();
                await(arrived);
                server.send(exchange, 200, content, content.length);
            })));
        }
        ScriptedSource source = new ScriptedSource(items);

        List<Item> prepared = all(source, FILES, NETWORK);

        assertEquals(
                items.stream().map(Item::id).toList(),
                prepared.stream().map(Item::id).toList());
        assertEquals(prepared, source.completed(), "each was completed once, in order, with its file");
        for (int i = 0; i < 40; i++) {
            assertEquals("file " + i, new String(content(prepared.get(i)), UTF_8));
            assertEquals(("file " + i).length(), prepared.get(i).media().blob().size());
        }
        assertTrue(server.mostBusy() <= 16, server.mostBusy() + " connections");
        assertEquals(0, threads());
    }

    @Test
    void aHostThatGivesNoFileIsToldOfWhileTheRunGoesOn() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            items.add(item(i, server.on("/" + i, exchange -> server.send(exchange, 403, new byte[0], 0))));
        }

        all(new ScriptedSource(items), FILES, NETWORK);

        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("none of the first 16 files came that "), warnings.toString());
    }

    @Test
    void picturesOfPagesAreFetchedToo() throws Exception {
        byte[] content = "page".getBytes(UTF_8);
        URI second = server.on("/2", exchange -> server.send(exchange, 200, content, content.length));
        Media.Image page = Media.Image.of(Blob.at(second, Blob.UNKNOWN_SIZE), 10, 10);
        Item document = Item.of("d", "d.pdf", new Media.Pages(Blob.ABSENT, List.of(page)), List.of());

        Media.Pages pages = (Media.Pages) only(document).media();

        assertEquals(
                "page",
                Files.readString(Path.of(pages.pages().get(0).blob().location().orElseThrow())));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(50, TimeUnit.SECONDS), "files are fetched one after the other");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void memoryHoldsAWindowOfItemsHoweverManyThereAre() throws Exception {
        server.file("/small", PICTURE);
        int count = 20_000;
        Iterable<Item> endless = () -> IntStream.range(0, count)
                .mapToObj(i -> item(i, server.at("/small?" + i / 100)))
                .iterator();
        ScriptedSource source = new ScriptedSource(endless);
        long seen = 0;
        try (PreparedItems prepared = prepared(source, FILES, NETWORK)) {
            while (prepared.next(() -> {}).isPresent()) {
                seen++;
            }
        }

        assertEquals(count, seen);
        assertTrue(source.mostAhead() <= Limit.WAITING_ITEMS.usual(), source.mostAhead() + " items waited");
        assertTrue(
                server.requests().size() <= count / 100 * 2, server.requests().size() + " requests");
    }

    @Test
    void heavyItemsWaitInSmallerNumber() throws Exception {
        server.file("/small", PICTURE);
        SourceRecord heavy = new SourceRecord("r", new JsonText(new byte[3 << 20]), List.of());
        List<Item> items = IntStream.range(0, 20)
                .mapToObj(i -> item(i, server.at("/small?" + i)).withSource(heavy))
                .toList();
        ScriptedSource source = new ScriptedSource(items);

        all(source, FILES, NETWORK);

        assertEquals(3, source.mostAhead(), "3 MB each");
    }

    @Test
    void operatorSaysHowManyItemsWait() throws Exception {
        server.file("/small", PICTURE);
        SourceRecord heavy = new SourceRecord("r", new JsonText(new byte[1 << 20]), List.of());
        List<Item> items = IntStream.range(0, 20)
                .mapToObj(i -> item(i, server.at("/small?" + i)).withSource(heavy))
                .toList();
        limits = Limits.of(Map.of(Limit.WAITING_ITEMS, 5L));
        ScriptedSource few = new ScriptedSource(items);
        all(few, FILES, NETWORK);
        assertEquals(5, few.mostAhead());

        limits = Limits.of(Map.of(Limit.WAITING_MEGABYTES, 2L));
        ScriptedSource light = new ScriptedSource(items);
        all(light, FILES, NETWORK);
        assertEquals(2, light.mostAhead());
    }

    @Test
    void sourceOfLocalFilesIsNotReadAheadAndNeedsNoThreads() throws Exception {
        Path picture = Files.write(folder.resolve("local.png"), PICTURE);
        Blob local = Blob.at(picture.toUri(), PICTURE.length);
        Item known = Item.of("known", "a.png", Media.Image.of(local, 30, 20), List.of());
        Item absent = Item.of("absent", "b.png", Media.Image.of(Blob.ABSENT, 0, 0), List.of());
        Item unknown = item(1, local);
        ScriptedSource source = new ScriptedSource(List.of(known, absent, unknown));
        try (PreparedItems prepared = prepared(source, FILES, NETWORK)) {
            assertEquals(Optional.of(known), prepared.next(() -> {}), "a size that the source knows stays");
            assertEquals(Optional.of(absent), prepared.next(() -> {}));
            assertEquals(
                    Optional.of(Media.Image.of(local, 30, 20)),
                    prepared.next(() -> {}).map(Item::media));
            assertEquals(Optional.empty(), prepared.next(() -> {}));
            assertEquals(0, threads());
        }
        assertEquals(1, source.mostAhead());
        assertFalse(Files.exists(folder.resolve("originals")));
        assertEquals(List.of(), losses);
    }

    @Test
    void localItemsStayInOrderBetweenRemoteOnes() throws Exception {
        Path picture = Files.write(folder.resolve("local.png"), PICTURE);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            items.add(item(i, i % 3 == 0 ? server.file("/" + i, PICTURE) : picture.toUri()));
        }
        ScriptedSource source = new ScriptedSource(items);

        List<Item> prepared = all(source, FILES, NETWORK);

        assertEquals(
                items.stream().map(Item::id).toList(),
                source.completed().stream().map(Item::id).toList());
        assertTrue(prepared.stream().allMatch(item -> ((Media.Image) item.media()).width() == 30));
    }

    @Test
    void interruptEndsAllDownloadsAtOnce() throws Exception {
        List<Item> items = IntStream.range(0, 100)
                .mapToObj(i -> item(i, server.stalled("/" + i)))
                .toList();
        PreparedItems prepared = prepared(new ScriptedSource(items), FILES, NETWORK);
        Thread reader = Thread.currentThread();
        Thread killer = new Thread(() -> {
            while (server.requests().size() < 16) {
                Thread.onSpinWait();
            }
            reader.interrupt();
        });
        killer.start();

        assertThrows(InterruptedException.class, () -> prepared.next(() -> {}));
        long start = System.nanoTime();
        prepared.close();

        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "closing takes its time");
        assertEquals(0, threads());
        assertEquals(0, filesLeft());
    }

    @Test
    void whoWaitsMayGiveUp() throws Exception {
        ExportException cancelled = new ExportException("run.cancelled", "enough");
        try (PreparedItems prepared =
                prepared(new ScriptedSource(List.of(item(0, server.stalled("/a")))), FILES, NETWORK)) {
            ExportException thrown = assertThrows(
                    ExportException.class,
                    () -> prepared.next(() -> {
                        throw cancelled;
                    }));
            assertEquals(cancelled, thrown);
        }
    }

    @Test
    void diskThatCannotBeWrittenEndsTheRun() throws Exception {
        Files.writeString(folder.resolve("originals"), "a file where the folder should be");

        assertThrows(IOException.class, () -> only(item(0, server.file("/a.png", PICTURE))));
    }
}
