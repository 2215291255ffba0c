package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.engine.picture.Pictures;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.Loss;

/** Sizes of pictures, fetched or not. */
class PictureSizesTest extends PreparedItemsFixture {

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

    @Test
    void fileThatIsNoPictureIsReportedThoughItsSizeIsKnown() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.png"));
        Path page = Files.writeString(folder.resolve("page.jpg"), "<html>log in</html>");
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(PICTURE, 20));
        Path scan = Files.writeString(folder.resolve("scan.raw"), "pixels of a camera");
        List<Item> items = new ArrayList<>();
        for (Path file : List.of(empty, page, cut, scan, folder.resolve("missing.png"))) {
            items.add(sized(file.getFileName().toString(), file.toUri(), 30, 20));
        }

        assertEquals(items, all(new ScriptedSource(items), FILES, NETWORK));

        assertEquals(
                List.of("empty.png image.unreadable", "page.jpg image.unreadable", "cut.png image.unreadable"),
                losses.stream().map(loss -> loss.item() + " " + loss.code()).toList());
        assertEquals(
                "'page.jpg' is not a picture in a format that is known; readers will not open it",
                losses.get(1).detail());
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
    void sizeThatCannotBeFoundStaysUnknownAndItIsSaidWhy() throws Exception {
        List<Item> items = List.of(
                item(0, server.failure("/gone", 404, "gone")),
                item(1, server.failure("/login", 200, "<html>")),
                item(2, server.file("/text", "no picture at all".getBytes(UTF_8))));

        for (Item prepared : all(new ScriptedSource(items), SIZES, NETWORK)) {
            assertFalse(((Media.Image) prepared.media()).hasSize());
            assertEquals(Optional.empty(), prepared.media().blob().failure());
        }
        assertEquals(
                List.of("i0 media.status", "i1 image.unreadable", "i2 image.unreadable"),
                losses.stream().map(loss -> loss.item() + " " + loss.code()).toList());
        assertEquals(
                "its size cannot be found: GET " + server.at("/gone")
                        + ": the server answered 404. Check the address, and" + " that the file is still there",
                losses.get(0).detail());
        assertTrue(losses.get(2).detail().contains("/text: what the server sent is not a picture"));
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
}
