package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/** Folders that the platform's export made, and some that people have changed. */
class DmTargetTest {

    private static final String V1 = "{\"annotations\": {\"image_1\": [{\"id\": \"b\", \"tool\": \"bounding_box\","
            + " \"classification\": {\"class\": \"자동차\"}}]}, \"annotationsData\": {\"image_1\": [{\"id\": \"b\","
            + " \"coordinate\": {\"x\": 1, \"y\": 2, \"width\": 3, \"height\": 4}}]}}";

    private static final String V2 = "{\"images\": [{\"bounding_box\": [{\"id\": \"b\", \"classification\": \"cat\","
            + " \"attrs\": [], \"data\": [1, 2, 3, 4]}]}]}";

    private static final String NAMED_CITY =
            "{\"texts\": [{\"named_entity\": [{\"id\": \"n\", \"classification\": \"CITY\","
                    + " \"attrs\": [], \"data\": {\"ranges\": [{\"start\": 5, \"end\": 10}], \"content\": \"Seoul\"}}]}]}";

    @TempDir
    Path folder;

    private final Reading reading = new Reading();

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve("export").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<Item> read(String path) throws ExportException, IOException {
        return reading.all(
                new DmTarget(),
                Map.of("path", folder.resolve(path).toString()),
                Files.createTempDirectory(folder, "scratch"));
    }

    private static String category(Item item) {
        return item.annotations().get(0).category();
    }

    @Test
    void fileOverTheLimitOfAnItemIsOneErrorAndIsNotRead() throws Exception {
        write("json/large.json", " ".repeat(1 << 20) + V1);
        write("json/small.json", V1);
        Reading limited = new Reading(Limits.of(Map.of(Limit.ITEM_MEGABYTES, 1L)));

        List<Item> items = limited.all(
                new DmTarget(),
                Map.of("path", folder.resolve("export").toString()),
                Files.createTempDirectory(folder, "scratch"));

        assertEquals(List.of("small"), items.stream().map(Item::id).toList());
        assertEquals(List.of("limit.itemMegabytes"), limited.errorCodes());
        String message = limited.errors.get(0).message();
        assertTrue(message.contains("large.json") && message.contains("itemMegabytes"), message);
    }

    @Test
    void itemsWhoseNamesLookLikeOtherFilesAreRead() throws Exception {
        for (String stem : List.of(".hidden", "run", "error_file_list")) {
            write("json/" + stem + ".json", V1);
            write("origin_files/" + stem + ".jpg", "");
        }
        write("origin_files/.DS_Store", "");
        write("run.json", "{}");

        List<Item> items = read("export");

        assertEquals(
                List.of(".hidden", "error_file_list", "run"),
                items.stream().map(Item::id).toList());
        assertTrue(
                items.stream().allMatch(item -> item.media().blob().location().isPresent()));
        assertEquals(List.of(), reading.lossCodes());
    }

    @Test
    void exportIsReadWithBothVersionsOfTheSchema() throws Exception {
        write("json/b.json", V2);
        write("json/a 한글.json", V1);
        write("origin_files/a 한글.JPG", "pixels");
        write("origin_files/b.png", "pixels");
        write("run.json", "{}");
        write("error_file_list.json", "{}");

        List<Item> items = read("export");

        assertEquals(List.of("a 한글", "b"), items.stream().map(Item::id).toList());
        assertEquals(
                List.of("a 한글.JPG", "b.png"), items.stream().map(Item::path).toList());
        assertEquals(
                List.of("자동차", "cat"),
                items.stream().map(DmTargetTest::category).toList());
        assertEquals(Shape.Box.of(1, 2, 3, 4), items.get(0).annotations().get(0).shape());
        assertEquals(V1, items.get(0).source().orElseThrow().data().toString());
        assertTrue(
                items.get(0).media().blob().location().orElseThrow().getPath().endsWith("a 한글.JPG"));
        assertEquals(List.of(), reading.errors);
        assertEquals(List.of(), reading.losses);
    }

    @Test
    void foldersOfTheSdksConvertersAreSplits() throws Exception {
        write("train/json/a.json", V2);
        write("train/original_files/a.jpg", "pixels");
        write("valid/json/a.json", V2);
        write("valid/original_files/a.jpg", "pixels");
        write("test/json/c.json", V2);

        List<Item> items = read("export");

        assertEquals(
                List.of("train/a", "valid/a", "test/c"),
                items.stream().map(Item::id).toList());
        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION, Split.TEST),
                items.stream().map(Item::split).toList());
    }

    @Test
    void folderOfJsonFilesWillDo() throws Exception {
        write("json/a.json", V2);
        write("origin_files/a.jpg", "pixels");

        List<Item> items = read("export/json");

        assertEquals("a.jpg", items.get(0).path());
    }

    @Test
    void fileOfTheAnnotatedKindIsTheMainOne() throws Exception {
        write("json/a.json", V2);
        write("origin_files/a.pcd", "points");
        write("origin_files/a.png", "pixels");

        Item item = read("export").get(0);

        assertEquals("a.png", item.path());
        assertTrue(item.media() instanceof Media.Image);
        assertEquals(
                List.of("a.png", "a.pcd"),
                item.source().orElseThrow().files().stream()
                        .map(file -> file.name())
                        .toList());
    }

    @Test
    void textsAreReadFromTheirFiles() throws Exception {
        write("json/a.json", NAMED_CITY);
        write("origin_files/a.txt", "\uFEFFFrom Seoul to Busan");
        write("json/b.json", NAMED_CITY);
        Files.write(folder.resolve("export/origin_files/b.txt"), new byte[] {'F', (byte) 0xff});

        List<Item> items = read("export");

        assertEquals("From Seoul to Busan", ((Media.Text) items.get(0).media()).text());
        assertEquals(
                new Shape.Span(List.of(new Shape.Span.Range(5, 10))),
                items.get(0).annotations().get(0).shape());
        assertEquals(Map.of(), items.get(0).annotations().get(0).attributes(), "the quoted text is the text's");
        assertEquals("", ((Media.Text) items.get(1).media()).text());
        assertEquals(
                List.of("b text.unknown"),
                reading.losses.stream()
                        .map(loss -> loss.item() + " " + loss.code())
                        .toList());
    }

    @Test
    void textThatIsNotTheQuotedOneIsReported() throws Exception {
        write("json/a.json", NAMED_CITY);
        write("origin_files/a.txt", "From Paris to Busan");

        read("export");

        assertEquals(
                List.of("dm.text-differs"),
                reading.losses.stream().map(Loss::code).toList());
        assertTrue(
                reading.losses.get(0).detail().startsWith("the text from 5 to 10 is not"),
                reading.losses.get(0).detail());
    }

    @Test
    void rangesBeyondTheTextAreReported() throws Exception {
        write("json/a.json", NAMED_CITY);
        write("origin_files/a.txt", "short");

        read("export");

        assertEquals(
                List.of("dm.geometry-invalid"),
                reading.losses.stream().map(Loss::code).toList());
    }

    @Test
    void whatDoesNotBelongTogetherIsReported() throws Exception {
        write("json/a.json", V2);
        write("json/broken.json", "{\"images\": [");
        write("origin_files/other.png", "pixels");

        List<Item> items = read("export");

        assertEquals(1, items.size());
        assertEquals(
                List.of("data.unreadable"),
                reading.errors.stream().map(ItemError::code).toList());
        assertTrue(reading.errors.get(0).message().contains("broken.json"));
        assertEquals(
                List.of("media.missing", "dm.original-without-json"),
                reading.losses.stream().map(Loss::code).toList());
    }

    @Test
    void otherFoldersAreRefused() {
        ExportException none = assertThrows(ExportException.class, () -> read("."));
        ExportException absent = assertThrows(ExportException.class, () -> read("absent"));

        assertEquals("source.missing", none.code());
        assertEquals("source.missing", absent.code());
    }
}
