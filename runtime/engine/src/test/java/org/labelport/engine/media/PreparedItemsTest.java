package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.convert.ItemDetail;
import org.labelport.engine.media.NetworkSettings.Check;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;

@Timeout(60)
class PreparedItemsTest {

    private static final byte[] PICTURE = Pictures.of("png", 30, 20);
    private static final ItemNeeds FILES = new ItemNeeds(Set.of(ItemDetail.PICTURE_SIZE), ItemNeeds.Originals.FETCHED);
    private static final ItemNeeds FILES_AND_RECORDS =
            new ItemNeeds(Set.of(ItemDetail.SOURCE_RECORD), ItemNeeds.Originals.FETCHED);
    private static final ItemNeeds SIZES = new ItemNeeds(Set.of(ItemDetail.PICTURE_SIZE), ItemNeeds.Originals.LEFT);
    private static final ItemNeeds NOTHING = new ItemNeeds(Set.of(), ItemNeeds.Originals.LEFT);

    @TempDir
    Path folder;

    private FileServer server;
    private final List<Loss> losses = new ArrayList<>();
    private Limits limits = Limits.USUAL;

    @BeforeEach
    void startServer() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static NetworkSettings network(UnaryOperator<HttpSettings> change) {
        HttpSettings http = HttpSettings.defaults().withBackOff(Duration.ofMillis(1), Duration.ofMillis(1));
        return new NetworkSettings(change.apply(http), 16, 10_000_000, EnumSet.allOf(Check.class));
    }

    private static final NetworkSettings NETWORK = network(UnaryOperator.identity());

    private static Item item(int number, Blob picture) {
        return Item.of("i" + number, number + ".png", Media.Image.of(picture, 0, 0), List.of());
    }

    private static Item item(int number, URI picture) {
        return item(number, Blob.at(picture, Blob.UNKNOWN_SIZE));
    }

    private PreparedItems prepared(ScriptedSource source, ItemNeeds needs, NetworkSettings network) {
        OriginalsFolder originals = new OriginalsFolder(folder.resolve("originals"), OriginalsFolder.Kept.FOR_NOW);
        return new PreparedItems(
                source, needs, new ImageHeaders(limits), Orientation.KEEP, network, limits, originals, losses::add);
    }

    private List<Item> all(ScriptedSource source, ItemNeeds needs, NetworkSettings network) throws Exception {
        List<Item> items = new ArrayList<>();
        try (PreparedItems prepared = prepared(source, needs, network)) {
            for (Optional<Item> item = prepared.next(() -> {}); item.isPresent(); item = prepared.next(() -> {})) {
                items.add(item.get());
            }
        }
        return items;
    }

    private Item only(Item item, ItemNeeds needs, NetworkSettings network) throws Exception {
        return all(new ScriptedSource(List.of(item)), needs, network).get(0);
    }

    private Item only(Item item) throws Exception {
        return only(item, FILES, NETWORK);
    }

    private static Blob.Failure failure(Item item) {
        return item.media().blob().failure().orElseThrow();
    }

    private static byte[] content(Item item) throws IOException {
        return Files.readAllBytes(Path.of(item.media().blob().location().orElseThrow()));
    }

    private long filesLeft() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("labelport-media"))
                .count();
    }

    // ---- order and parallelism
    // ----------------------------------------------------------------------------------------

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
            assertTrue(latch.await(10, TimeUnit.SECONDS), "files are fetched one after the other");
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

    // ---- what is not the file
    // -----------------------------------------------------------------------------------------

    @Test
    void errorBodyIsNotStoredAndOtherItemsGoOn() throws Exception {
        List<Item> items = List.of(
                item(0, server.file("/0", PICTURE)),
                item(1, server.failure("/1", 403, "<Error><Code>AccessDenied</Code></Error>")),
                item(2, server.file("/2", PICTURE)));
        ScriptedSource source = new ScriptedSource(items);

        List<Item> prepared = all(source, FILES, NETWORK);

        assertEquals("media.status", failure(prepared.get(1)).code());
        assertTrue(
                failure(prepared.get(1)).message().startsWith("GET " + server.at("/1") + ": the server answered 403."),
                failure(prepared.get(1)).message());
        assertEquals(List.of("i1 /1"), source.refreshed());
        assertEquals(prepared, source.completed(), "the item that failed is completed too, in its place");
        assertArrayEquals(PICTURE, content(prepared.get(2)));
        assertEquals(2, filesLeft());
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, text/html, '<!DOCTYPE html><p>sign in', media.not-media",
        "a.png, image/png, '\uFEFF \n<HTML lang=en>', media.not-media",
        "a.png, text/html, sorry, media.not-media",
        "a.mp4, application/xml, '<?xml version=\"1.0\"?><Error/>', media.not-media",
        "a.pcd, '', '<Error><Code>NoSuchKey</Code></Error>', media.not-media",
        "a, '', '<html>', media.not-media",
        "a.jpg, application/json, '{\"error\": 1}', media.not-media",
        "a.json, text/html, '<html>', media.not-media",
        "a.txt, text/html, '<html>', media.not-media",
        "a.png, image/png, '', media.empty",
        "a.html, text/html, '<html>', ",
        "a.svg, image/svg+xml, '<?xml version=\"1.0\"?><svg/>', ",
        "a.kml, text/html, '<?xml version=\"1.0\"?><kml/>', ",
        "a.json, application/json, '{}', ",
        "a.txt, text/plain, '<html> is a tag', ",
        "a.pcd, text/plain, '# .PCD v0.7', "
    })
    void bodyThatIsNotTheFileIsNotStored(String name, String type, String body, String code) throws Exception {
        byte[] content = body.getBytes(UTF_8);
        URI address = server.on("/" + name, exchange -> {
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            server.send(exchange, 200, content, content.length);
        });
        Blob blob = Blob.at(address, Blob.UNKNOWN_SIZE);

        Item prepared = only(Item.of("i", name, new Media.Video(blob, 1, 1, 1, 1, 1), List.of()));

        Blob.Failure none = new Blob.Failure("", "");
        assertEquals(
                code == null ? "" : code,
                prepared.media().blob().failure().orElse(none).code());
        assertEquals(code == null ? 1 : 0, filesLeft());
    }

    @Test
    void pictureThatIsCalledHtmlIsAPicture() throws Exception {
        URI address = server.on("/a.png", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            server.send(exchange, 200, PICTURE, PICTURE.length);
        });

        assertArrayEquals(PICTURE, content(only(item(0, address))));
    }

    @Test
    void compressedFileIsRefusedUnlessItsNameSaysSo() throws Exception {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
        for (String name : List.of("/a.png", "/scan.nii.gz")) {
            server.on(name, exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                server.send(exchange, 200, gzip, gzip.length);
            });
        }

        assertEquals(
                "media.encoded", failure(only(item(0, server.at("/a.png")))).code());
        Item scan = Item.of(
                "i", "scan.nii.gz", new Media.Pages(Blob.at(server.at("/scan.nii.gz"), -1), List.of()), List.of());
        assertArrayEquals(gzip, content(only(scan)));
    }

    @Test
    void sizeAndChecksumMustBeThoseThatTheSourceSays() throws Exception {
        byte[] content = "content".getBytes(UTF_8);
        URI address = server.file("/a.png", content);
        String md5 = "9a0364b9e99bb480dd25e1f0284c8555";
        String sha1 = "040f06fd774092478d450774f5ba30c5da78acc8";
        String sha256 = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";
        for (String right :
                List.of(md5, sha1, sha256, "md5:" + md5, "SHA-256:" + sha256, "\"etag-2\"", "md5:" + sha1)) {
            Item prepared = only(item(0, Blob.at(address, 7).withChecksum(right)));
            assertEquals(Optional.empty(), prepared.media().blob().failure(), right);
        }
        String wrong = md5.replace('9', '8');
        Blob.Failure checksum = failure(only(item(0, Blob.at(address, 7).withChecksum(wrong))));
        Blob.Failure size = failure(only(item(0, Blob.at(address, 8))));

        assertEquals("media.checksum", checksum.code());
        assertTrue(checksum.message().contains(md5) && checksum.message().contains(wrong), checksum.message());
        assertEquals("media.size", size.code());
        assertTrue(size.message().contains("has 7 bytes, its source says 8."), size.message());
        NetworkSettings unchecked = new NetworkSettings(NETWORK.http(), 1, 1000, Set.of());
        assertArrayEquals(content, content(only(item(0, Blob.at(address, 8).withChecksum(wrong)), FILES, unchecked)));
    }

    @Test
    void emptyFileIsFineWhereItIsSaidToBeEmpty() throws Exception {
        URI address = server.file("/empty", new byte[0]);

        assertEquals(
                Optional.empty(),
                only(item(0, Blob.at(address, 0))).media().blob().failure());
        Item text = Item.of("t", "a.txt", new Media.Text("", Blob.at(address, -1)), List.of());
        assertEquals(Optional.empty(), only(text).media().blob().failure());
    }

    // ---- what does not come
    // -------------------------------------------------------------------------------------------

    @Test
    void failuresOfTheNetworkAreFailuresOfTheFile() throws Exception {
        NetworkSettings impatient = network(http -> http.withAttempts(1)
                .withIdleTimeout(Duration.ofMillis(500))
                .withResponseTimeout(Duration.ofMillis(1500)));
        NetworkSettings small = new NetworkSettings(NETWORK.http(), 2, 10, Set.of());
        URI silent = server.on("/silent", exchange -> server.untilClosed());

        assertEquals(
                "media.cut",
                failure(only(item(0, server.cut("/cut")), FILES, NETWORK)).code());
        assertEquals(
                "media.timeout",
                failure(only(item(0, server.stalled("/stall")), FILES, impatient))
                        .code());
        assertEquals(
                "media.timeout",
                failure(only(item(0, silent), FILES, impatient)).code());
        assertEquals(
                "media.too-large",
                failure(only(item(0, server.file("/f", PICTURE)), FILES, small)).code());
        assertEquals(
                "media.connection",
                failure(only(item(0, URI.create("http://127.0.0.1:1/a.png")), FILES, impatient))
                        .code());
        assertEquals(
                "media.scheme",
                failure(only(item(0, URI.create("s3://bucket/a.png")))).code());
        assertEquals(0, filesLeft());
    }

    @Test
    void requestsGoToAllowedHostsOnly() throws Exception {
        try (FileServer foreign = new FileServer()) {
            foreign.file("/a.png", PICTURE);
            NetworkSettings own = network(http -> http.withAllowedHosts(List.of(server.host())));
            URI away = server.on("/away", exchange -> {
                exchange.getResponseHeaders()
                        .set("Location", foreign.at("/a.png").toString());
                server.send(exchange, 302, new byte[0], 0);
            });

            assertEquals(
                    "media.refused",
                    failure(only(item(0, foreign.at("/a.png")), FILES, own)).code());
            assertEquals(
                    "media.refused", failure(only(item(0, away), FILES, own)).code());
            assertEquals(List.of(), foreign.requests());
            assertArrayEquals(PICTURE, content(only(item(0, away))), "without a list every host is allowed");
        }
    }

    @Test
    void messagesHoldNoSignatures() throws Exception {
        server.failure("/a.png", 403, "no");

        Blob.Failure failure = failure(only(item(0, server.at("/a.png?X-Amz-Signature=secret"))));

        assertFalse(failure.message().contains("secret"), failure.message());
        assertFalse(failure.message().contains("\n"), failure.message());
    }

    // ---- addresses that expire
    // ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"403, ''", "401, ''", "403, ?sig=1", "404, ?sig=1", "400, ?sig=1"})
    void expiredAddressIsAskedForOnceMore(int status, String query) throws Exception {
        server.failure("/old", status, "<Error>expired</Error>");
        URI fresh = server.file("/new", PICTURE);
        URI old = server.at("/old" + query);
        ScriptedSource source = new ScriptedSource(List.of(item(0, old))).fresh(old, fresh);

        Item prepared = all(source, FILES, NETWORK).get(0);

        assertArrayEquals(PICTURE, content(prepared));
        assertEquals(List.of("i0 /old"), source.refreshed());
    }

    @Test
    void missingFileWithoutASignatureIsMissing() throws Exception {
        ScriptedSource source = new ScriptedSource(List.of(item(0, server.at("/gone"))));

        assertEquals("media.status", failure(all(source, FILES, NETWORK).get(0)).code());
        assertEquals(List.of(), source.refreshed());
    }

    @Test
    void addressThatHasExpiredForGoodIsAFailure() throws Exception {
        URI old = server.failure("/old", 403, "expired");
        URI older = server.failure("/older", 403, "expired");
        ScriptedSource source =
                new ScriptedSource(List.of(item(0, old))).fresh(old, older).fresh(older, old);

        Blob.Failure failure = failure(all(source, FILES, NETWORK).get(0));

        assertEquals("media.status", failure.code());
        assertEquals(List.of("/old", "/older"), server.requests());
        assertEquals(List.of("i0 /old"), source.refreshed(), "not again and again");
    }

    @Test
    void newAddressMustBeOneOfTheWeb() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        URI old = server.failure("/old", 403, "expired");
        ScriptedSource source = new ScriptedSource(List.of(item(0, old))).fresh(old, secret.toUri());

        assertEquals("media.status", failure(all(source, FILES, NETWORK).get(0)).code());
    }

    // ---- records
    // ------------------------------------------------------------------------------------------------------

    private static SourceFile file(String name, URI location) {
        return new SourceFile(name, name, Blob.at(location, Blob.UNKNOWN_SIZE), JsonText.NONE);
    }

    @Test
    void filesOfTheRecordAreFetchedWhenAFormatHandsThemOn() throws Exception {
        URI picture = server.file("/a.png", PICTURE);
        URI cloud = server.file("/b.pcd", PICTURE);
        SourceRecord record =
                new SourceRecord("i0", JsonText.of("{}"), List.of(file("a.png", picture), file("b.pcd", cloud)));
        Item item = item(0, picture).withSource(record);

        Item whole = only(item, FILES_AND_RECORDS, NETWORK);
        Item partial = only(item, FILES, NETWORK);

        SourceRecord wholeRecord = whole.source().orElseThrow();
        assertEquals(JsonText.of("{}"), wholeRecord.data());
        assertEquals(whole.media().blob(), wholeRecord.files().get(0).blob());
        assertEquals(
                "file",
                wholeRecord.files().get(1).blob().location().orElseThrow().getScheme());
        SourceRecord partialRecord = partial.source().orElseThrow();
        assertEquals(JsonText.NONE, partialRecord.data(), "nobody needs it");
        assertEquals(partial.media().blob(), partialRecord.files().get(0).blob());
        assertEquals(cloud, partialRecord.files().get(1).blob().location().orElseThrow());
        assertEquals(
                List.of("/a.png", "/a.png", "/b.pcd"),
                server.requests().stream().sorted().toList());
    }

    @Test
    void whatNeighboursShareIsFetchedOnce() throws Exception {
        URI picture = server.file("/a.png", PICTURE);
        URI cloud = server.file("/b.pcd", PICTURE);
        SourceRecord record = new SourceRecord(
                "i0",
                JsonText.of("{}"),
                List.of(file("a.png", picture).withBlob(Blob.at(picture, PICTURE.length)), file("b.pcd", cloud)));
        SourceRecord further = new SourceRecord("i0", JsonText.NONE, List.of());
        Item second = Item.of(
                        "i1",
                        "b.pcd",
                        new Media.PointCloud(Blob.at(cloud, -1), 0, Optional.empty(), List.of()),
                        List.of())
                .withSource(further);
        Item third = item(2, picture).withSource(further);

        List<Item> items = all(
                new ScriptedSource(List.of(item(0, picture).withSource(record), second, third)),
                FILES_AND_RECORDS,
                NETWORK);

        assertEquals(
                List.of("/a.png", "/b.pcd"), server.requests().stream().sorted().toList());
        assertEquals(items.get(0).media().blob(), items.get(2).media().blob());
        assertEquals(
                items.get(0).source().orElseThrow().files().get(1).blob(),
                items.get(1).media().blob());
    }

    @Test
    void failureIsTheSameWhereverTheItemNamesTheFile() throws Exception {
        URI gone = server.at("/gone.png");
        SourceRecord record = new SourceRecord("i0", JsonText.of("{}"), List.of(file("gone.png", gone)));

        Item prepared = only(item(0, gone).withSource(record), FILES_AND_RECORDS, NETWORK);

        assertEquals("media.status", failure(prepared).code());
        assertEquals(
                prepared.media().blob(),
                prepared.source().orElseThrow().files().get(0).blob());
    }

    // ---- sizes of pictures
    // --------------------------------------------------------------------------------------------

    @Test
    void fetchedPictureTellsItsSize() throws Exception {
        URI turned = server.file("/turned.jpg", Pictures.turnedJpeg(30, 20));

        Media.Image image =
                (Media.Image) only(item(0, turned), FILES_AND_RECORDS, NETWORK).media();

        assertEquals(20, image.width());
        assertEquals(30, image.height());
        assertEquals(6, image.orientation());
        assertEquals(List.of(), losses);
        assertEquals(List.of(), server.ranges());
    }

    @Test
    void sizeOfTheFileGoesForTheSizeThatTheSourceSays() throws Exception {
        Blob blob = Blob.at(server.file("/a.png", PICTURE), Blob.UNKNOWN_SIZE);
        Item right = Item.of("right", "a.png", Media.Image.of(blob, 30, 20), List.of());
        Item wrong = Item.of("wrong", "a.png", Media.Image.of(blob, 300, 200), List.of());

        List<Item> items = all(new ScriptedSource(List.of(right, wrong)), FILES, NETWORK);

        assertEquals(items.get(0).media(), items.get(1).media());
        assertEquals(
                List.of(Loss.changed(
                        "wrong", "image.size-differs", "its source says 300 x 200 pixels, the file has 30 x 20")),
                losses);
    }

    @Test
    void pictureOnThisMachineThatIsNotTheOneOfTheSourceIsReported() throws Exception {
        URI upright = Files.write(folder.resolve("local.png"), PICTURE).toUri();
        URI turned = Files.write(folder.resolve("turned.jpg"), Pictures.turnedJpeg(30, 20))
                .toUri();
        List<Item> items = new ArrayList<>();
        items.add(sized("right", upright, 30, 20));
        items.add(sized("stored", turned, 30, 20));
        items.add(sized("displayed", turned, 20, 30));
        items.add(sized("swapped", upright, 20, 30));
        items.add(sized("scaled", turned, 300, 200));

        List<Item> read = all(new ScriptedSource(items), FILES, NETWORK);

        assertEquals(300, ((Media.Image) read.get(4).media()).width(), "annotations were made for that");
        assertEquals(
                List.of("stored image.annotations-turned", "swapped image.size-differs", "scaled image.size-differs"),
                losses.stream().map(loss -> loss.item() + " " + loss.code()).toList());
    }

    private static Item sized(String id, URI picture, int width, int height) {
        return Item.of(id, id, Media.Image.of(Blob.at(picture, Blob.UNKNOWN_SIZE), width, height), List.of());
    }

    @Test
    void sizeOfAPictureThatIsNotFetchedComesInARange() throws Exception {
        byte[] large = Pictures.of("bmp", 500, 400);
        URI picture = server.file("/large.bmp", large);

        Media.Image image = (Media.Image) only(item(0, picture), SIZES, NETWORK).media();

        assertEquals(Media.Image.of(Blob.at(picture, -1), 500, 400), image, "it stays where it is");
        assertEquals(List.of("bytes=0-65535"), server.ranges());
        assertEquals(65_536, server.bytes());
        assertEquals(0, filesLeft());
    }

    @Test
    void rangeGrowsWhileTheHeaderIsNotWhole() throws Exception {
        byte[] jpeg = Pictures.jpegWithLargeHeader(500, 400, 300_000);
        byte[] tiff = Pictures.tiffWithSizeAtEnd(500, 400, 100_000);
        List<Item> items = List.of(item(0, server.file("/a.jpg", jpeg)), item(1, server.file("/a.tif", tiff)));

        List<Item> prepared = all(new ScriptedSource(items), SIZES, NETWORK);

        assertTrue(
                prepared.stream().allMatch(item -> ((Media.Image) item.media()).width() == 500), prepared.toString());
        assertEquals(
                List.of("bytes=0-1048575", "bytes=0-262143", "bytes=0-262143", "bytes=0-65535", "bytes=0-65535"),
                server.ranges().stream().sorted().toList());
    }

    @Test
    void serverWithoutRangesIsHungUpOn() throws Exception {
        byte[] huge = new byte[64 << 20];
        byte[] start = Pictures.of("bmp", 500, 400);
        System.arraycopy(start, 0, huge, 0, start.length);
        URI picture = server.wholeFile("/huge.bmp", huge);

        Media.Image image = (Media.Image) only(item(0, picture), SIZES, NETWORK).media();

        assertEquals(500, image.width());
        assertTrue(server.bytes() < huge.length / 2, server.bytes() + " bytes were sent");
    }

    @Test
    void sizeThatCannotBeFoundStaysUnknown() throws Exception {
        List<Item> items = List.of(
                item(0, server.failure("/gone", 404, "gone")),
                item(1, server.failure("/login", 200, "<html>")),
                item(2, server.file("/text", "no picture at all".getBytes(UTF_8))));

        for (Item prepared : all(new ScriptedSource(items), SIZES, NETWORK)) {
            assertFalse(((Media.Image) prepared.media()).hasSize());
            assertEquals(Optional.empty(), prepared.media().blob().failure());
        }
        assertEquals(List.of(), losses);
    }

    @Test
    void sizeThatIsTooFarInAFileIsNotLookedForAndTheLimitIsNamed() throws Exception {
        byte[] far = Pictures.jpegWithLargeHeader(500, 400, 2 << 20);
        Path here = Files.write(folder.resolve("far.jpg"), far);
        List<Item> items = List.of(item(0, server.file("/far.jpg", far)), item(1, here.toUri()));
        for (Item prepared : all(new ScriptedSource(items), SIZES, NETWORK)) {
            assertEquals(500, ((Media.Image) prepared.media()).width());
        }
        assertEquals(List.of(), losses);

        limits = Limits.of(Map.of(Limit.HEADER_MEGABYTES, 1L));
        for (Item prepared : all(new ScriptedSource(items), SIZES, NETWORK)) {
            assertFalse(((Media.Image) prepared.media()).hasSize());
        }
        assertEquals(
                List.of("limit.pictureHeaderMegabytes", "limit.pictureHeaderMegabytes"),
                losses.stream().map(Loss::code).toList());
        assertTrue(
                losses.get(0).detail().contains("raise 'pictureHeaderMegabytes' in limits.json (now 1)"),
                losses.get(0).detail());
        assertEquals(List.of("i0", "i1"), losses.stream().map(Loss::item).toList());
    }

    @Test
    void sizeIsFoundAtANewAddressToo() throws Exception {
        URI old = server.failure("/old", 403, "expired");
        ScriptedSource source = new ScriptedSource(List.of(item(0, old))).fresh(old, server.file("/new", PICTURE));

        assertEquals(30, ((Media.Image) all(source, SIZES, NETWORK).get(0).media()).width());
    }

    @Test
    void nothingIsAskedForWhenNothingIsNeeded() throws Exception {
        only(item(0, server.file("/a.png", PICTURE)), NOTHING, NETWORK);
        Item sized = Item.of("i", "a.png", Media.Image.of(Blob.at(server.at("/a.png"), -1), 30, 20), List.of());
        only(sized, SIZES, NETWORK);

        assertEquals(List.of(), server.requests());
        assertEquals(0, threads());
    }

    // ---- the end of a run
    // ---------------------------------------------------------------------------------------------

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
