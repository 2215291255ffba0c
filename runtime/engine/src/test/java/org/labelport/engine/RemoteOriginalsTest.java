package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.media.FileServer;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportStatus;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** Whole runs whose originals are on a server. */
@Timeout(60)
class RemoteOriginalsTest {

    private static final byte[] PICTURE = Pictures.of("png", 30, 20);

    @TempDir
    Path folder;

    private FileServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static Item item(int number, URI picture) {
        Blob blob = Blob.at(picture, PICTURE.length);
        SourceRecord record = new SourceRecord(
                "i" + number,
                JsonText.of("{\"number\": " + number + "}"),
                List.of(new SourceFile("image_1", number + ".png", blob, JsonText.NONE)));
        return Item.of(
                        "i" + number,
                        number + ".png",
                        Media.Image.of(blob, 0, 0),
                        List.of(Annotation.of("a", "cat", Shape.Box.of(1, 1, 5, 5))))
                .withSource(record);
    }

    private List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i, server.file("/" + i + ".png", PICTURE)));
        }
        return items;
    }

    private LabelportEngine engine(List<Item> items) {
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(new LineConverter());
        engine.add(new RecordConverter());
        engine.add(new ListTarget(new Taxonomy(List.of(Category.of("cat"))), items));
        return engine;
    }

    private ExportParams.Builder params() {
        return ExportParams.from("list").destination(folder.resolve("out"));
    }

    private ExportResult export(List<Item> items, ExportParams params) throws Exception {
        return engine(items).start(params, ExportListener.NONE).await();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void originalsBecomePartOfEveryFormat() throws Exception {
        ExportParams params = params().to("lines").to("records").name("both").build();

        ExportResult result = export(items(3), params);

        assertArrayEquals(PICTURE, Files.readAllBytes(folder.resolve("out/both/lines/media/1.png")));
        assertArrayEquals(PICTURE, Files.readAllBytes(folder.resolve("out/both/records/files/i1-1.png")));
        assertEquals("{\"number\": 1}", Files.readString(folder.resolve("out/both/records/i1.json")));
        assertTrue(
                Files.isSameFile(
                        folder.resolve("out/both/lines/media/1.png"),
                        folder.resolve("out/both/records/files/i1-1.png")),
                "the file that was fetched is linked, not copied");
        assertEquals(3, server.requests().size());
        assertEquals(1L, Files.list(folder.resolve("out")).count(), "nothing but the export is left");
        for (var export : result.exports()) {
            assertEquals(new Tally(3, 3, 0, 0, 0), export.summary().items());
        }
    }

    @Test
    void bytesAreThoseOfAnExportFromLocalFiles() throws Exception {
        List<Item> local = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            local.add(item(i, Files.write(folder.resolve(i + ".png"), PICTURE).toUri()));
        }
        export(items(5), params().to("lines").name("remote").build());
        export(local, params().to("lines").name("local").build());

        for (String file : List.of("run.json", "table.txt", "media/4.png")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("out/local").resolve(file)),
                    Files.readAllBytes(folder.resolve("out/remote").resolve(file)),
                    file);
        }
    }

    @Test
    void itemWhoseFileCannotBeHadFailsWhereTheFileIsNeeded() throws Exception {
        List<Item> items = items(3);
        items.set(1, item(1, server.failure("/1.png", 403, "<Error><Code>AccessDenied</Code></Error>")));

        ExportSummary summary =
                export(items, params().to("lines").build()).exports().get(0).summary();

        assertEquals(new Tally(3, 2, 0, 0, 1), summary.items());
        assertEquals(Map.of("media.status", 1L), summary.errors());
        assertTrue(
                summary.errorExamples().get(0).message().startsWith("item i1: GET " + server.at("/1.png")),
                summary.errorExamples().get(0).message());
        assertFalse(Files.exists(folder.resolve("out/lines/media/1.png")));
        assertEquals("2 rows\n0 i0\n2 i2", Files.readString(folder.resolve("out/lines/table.txt")));
    }

    @Test
    void fileThatARecordNamesTwiceIsWrittenTwice() throws Exception {
        Item item = items(1).get(0);
        SourceRecord record = item.source().orElseThrow();
        SourceFile again =
                new SourceFile("image_2", "again.png", record.files().get(0).blob(), JsonText.NONE);
        Item twice = item.withSource(record.withFiles(List.of(record.files().get(0), again)));

        export(List.of(twice), params().to("records").build());

        assertArrayEquals(PICTURE, Files.readAllBytes(folder.resolve("out/records/files/i0-0.png")));
        assertArrayEquals(PICTURE, Files.readAllBytes(folder.resolve("out/records/files/i0-again.png")));
        assertEquals(1, server.requests().size());
    }

    @Test
    void planFetchesNothingButCountsTheFiles() throws Exception {
        ExportPreview preview = engine(items(3))
                .plan(params().to("lines").to("records").name("both").build(), ExportListener.NONE);

        assertEquals(
                3L * PICTURE.length,
                preview.formats().get(0).folders().get("media").bytes());
        assertEquals(3, preview.formats().get(1).folders().get("files").count());
        assertEquals(3, server.ranges().size(), "for the sizes of pictures");
        assertEquals(3, server.requests().size());
        assertEquals(List.of(), files());

        engine(items(3)).plan(params().to("records").build(), ExportListener.NONE);
        assertEquals(3, server.requests().size(), "a format that needs no sizes");
    }

    @Test
    void planSaysWhatCannotBeRead() throws Exception {
        List<Item> items = List.of(item(0, URI.create("s3://bucket/0.png")));

        ExportPreview preview = engine(items).plan(params().to("lines").build(), ExportListener.NONE);

        assertEquals(
                Map.of("media.scheme", 1L), preview.formats().get(0).summary().errors());
        assertEquals(
                Map.of("media.scheme", 1L),
                export(items, params().to("lines").build())
                        .exports()
                        .get(0)
                        .summary()
                        .errors());
    }

    @Test
    void withoutOriginalsOnlyTheBeginningsOfPicturesAreRead() throws Exception {
        byte[] large = Pictures.of("bmp", 500, 400);
        List<Item> items = List.of(item(0, server.file("/0.png", large)));

        export(items, params().to("lines").media(OriginalFiles.NONE).build());

        assertEquals(List.of("bytes=0-65535"), server.ranges());
        assertEquals(65_536, server.bytes());
        assertFalse(Files.exists(folder.resolve("out/lines/media")));
    }

    @Test
    void sizeThatTheSourceHasWrongIsReported() throws Exception {
        Item item = item(0, server.file("/0.png", PICTURE));
        Item wrong = item.withMedia(Media.Image.of(item.media().blob(), 300, 200));

        ExportSummary summary = export(List.of(wrong), params().to("lines").build())
                .exports()
                .get(0)
                .summary();

        assertEquals(Map.of("image.size-differs", 1L), summary.losses());
        assertEquals(new Tally(1, 1, 0, 0, 0), summary.annotations());
    }

    @Test
    void progressMovesWhileFilesAreSlow() throws Exception {
        List<Item> items = items(2);
        CountDownLatch told = new CountDownLatch(2);
        items.add(item(2, server.on("/2.png", exchange -> {
            await(told, 20_000);
            server.send(exchange, 200, PICTURE, PICTURE.length);
        })));
        List<Long> done = new CopyOnWriteArrayList<>();
        ExportListener listener = (id, event) -> {
            if (event instanceof ExportEvent.Progress progress && progress.phase() == ExportEvent.Phase.INGEST) {
                done.add(progress.done());
                if (progress.done() == 2) {
                    told.countDown();
                }
            }
        };

        engine(items).start(params().to("lines").build(), listener).await();

        assertTrue(done.stream().filter(count -> count == 2).count() >= 2, done.toString());
        assertEquals(3, done.get(done.size() - 1));
    }

    @Test
    void cancelDuringAStalledDownloadEndsAtOnceAndLeavesNothing() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            items.add(item(i, server.stalled("/" + i)));
        }
        ExportHandle run = engine(items).start(params().to("lines").build(), ExportListener.NONE);
        while (server.requests().size() < 16) {
            Thread.sleep(5);
        }

        long start = System.nanoTime();
        run.cancel();
        ExportException error = assertThrows(ExportException.class, run::await);

        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "it took its time");
        assertEquals("run.cancelled", error.code());
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnythingIsRead() throws Exception {
        Files.writeString(folder.resolve("network.json"), "{\"connections\": 0}");

        ExportException error = assertThrows(
                ExportException.class,
                () -> engine(items(1)).start(params().to("lines").build(), ExportListener.NONE));

        assertEquals("settings.invalid", error.code());
        assertEquals(List.of(), server.requests());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void noMoreConnectionsAreOpenThanOpenFilesAllow() throws Exception {
        Files.writeString(folder.resolve("network.json"), "{\"connections\": 64}");
        Files.writeString(folder.resolve("limits.json"), "{\"openFiles\": 64}");
        CountDownLatch ten = new CountDownLatch(10);
        CountDownLatch eleven = new CountDownLatch(11);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean held = i < 11;
            items.add(item(i, server.on("/" + i, exchange -> {
                ten.countDown();
                eleven.countDown();
                if (held) {
                    await(ten, 20_000);
                    await(eleven, 300);
                }
                server.send(exchange, 200, PICTURE, PICTURE.length);
            })));
        }

        ExportSummary summary =
                export(items, params().to("lines").build()).exports().get(0).summary();

        assertEquals(Map.of(), summary.errors());
        assertEquals(10, server.mostBusy());
    }

    /** Holds a request until others have come, or for a while, to see whether they do. */
    private static void await(CountDownLatch others, long millis) {
        try {
            others.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void settingsOfTheOperatorCount() throws Exception {
        Files.writeString(folder.resolve("network.json"), "{\"allowedHosts\": [\"media.example.com\"]}");

        ExportSummary summary =
                export(items(1), params().to("lines").build()).exports().get(0).summary();

        assertEquals(Map.of("media.refused", 1L), summary.errors());
        assertEquals(List.of(), server.requests());
    }
}
