package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.ExportException;

/** The places in which files and pictures are looked for. */
class CocoLayoutTest {

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String coco(String category, String... names) {
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            images.append(i == 0 ? "" : ",").append("{\"id\":").append(i + 1).append(",\"file_name\":\"");
            images.append(names[i]).append("\"}");
        }
        return "{\"images\":[" + images + "],\"categories\":[{\"id\":1,\"name\":\"" + category
                + "\"}],\"annotations\":[" + "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,1,1]}]}";
    }

    private CocoReading read(String path, String... more) throws ExportException, IOException {
        Map<String, String> filter =
                new HashMap<>(Map.of("path", folder.resolve(path).toString()));
        for (int i = 0; i < more.length; i += 2) {
            filter.put(more[i], more[i + 1]);
        }
        return CocoReading.of(filter);
    }

    private static List<String> described(CocoReading read) {
        return read.items().stream()
                .map(item -> item.split() + " " + item.id() + " " + item.path() + " "
                        + item.media().blob().location().map(at -> Path.of(at).getFileName()))
                .toList();
    }

    @Test
    void aFolderHasAFileForEverySplit() throws IOException, ExportException {
        file("annotations/instances_val.json", coco("dog", "v.jpg"));
        file("annotations/instances_train.json", coco("cat", "t.jpg", "u.jpg"));
        file("annotations/instances_extra.json", coco("cat", "e.jpg"));
        file("annotations/captions_train.json", "not read");
        CocoReading read = read(".");
        assertEquals(
                List.of(
                        "NONE extra/1 e.jpg Optional.empty",
                        "TRAIN train/1 t.jpg Optional.empty",
                        "TRAIN train/2 u.jpg Optional.empty",
                        "VALIDATION val/1 v.jpg Optional.empty"),
                described(read));
        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals("dog", read.items().get(3).annotations().get(0).category());
    }

    @Test
    void picturesOfAFolderAreFoundBesideTheAnnotations() throws IOException, ExportException {
        file("annotations/instances_train2017.json", coco("cat", "a.jpg"));
        file("annotations/instances_val.json", coco("cat", "a.jpg"));
        file("annotations/instances_test.json", coco("cat", "a.jpg"));
        file("images/val/a.jpg", "1 2");
        file("train2017/a.jpg", "3 4");
        file("images/a.jpg", "5 6");
        CocoReading read = read(".");
        assertEquals(
                List.of("TRAIN 3", "VALIDATION 1", "TEST 5"),
                read.items().stream()
                        .map(item -> item.split() + " " + ((Media.Image) item.media()).width())
                        .toList());
    }

    @Test
    void oneFileInAFolderKeepsItsIds() throws IOException, ExportException {
        file("annotations/instances_test.json", coco("cat", "a.jpg"));
        assertEquals(List.of("TEST 1 a.jpg Optional.empty"), described(read(".")));
    }

    @Test
    void aSingleFileIsOfTheSplitThatIsAskedFor() throws IOException, ExportException {
        file("x.json", coco("cat", "a.jpg"));
        assertEquals(Split.NONE, read("x.json").items().get(0).split());
        assertEquals(
                Split.VALIDATION, read("x.json", "split", "val").items().get(0).split());
    }

    @Test
    void backslashesOfWindowsAreFolders() throws IOException, ExportException {
        file("x.json", coco("cat", "sub\\\\a.jpg", "..\\\\x.json"));
        file("pictures/sub/a.jpg", "7 8");
        CocoReading read = read("x.json", "images", folder.resolve("pictures").toString());
        assertEquals(List.of("media.outside"), read.errorCodes());
        assertEquals(7, ((Media.Image) read.items().get(0).media()).width());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/v1/",
                "/home/ann/data/",
                "C:\\\\data\\\\",
                "../photos/",
                "..\\\\..\\\\photos\\\\",
                "https://example.org/x/"
            })
    void foldersInFrontOfAllNamesNeedNotBeThere(String start) throws IOException, ExportException {
        file("x.json", coco("cat", start + "patch8/a.jpg", start + "b.jpg", start + "gone.jpg", "elsewhere/b.jpg"));
        file("pictures/patch8/a.jpg", "7 8");
        file("pictures/b.jpg", "9 8");
        CocoReading read = read("x.json", "images", folder.resolve("pictures").toString());
        assertEquals(List.of("1", "2"), read.items().stream().map(Item::id).toList());
        assertEquals(9, ((Media.Image) read.items().get(1).media()).width());
        assertEquals(List.of("media.missing", "media.missing"), read.errorCodes());
    }

    @Test
    void theFirstPictureNeedNotBeThereToFindTheOthers() throws IOException, ExportException {
        file("x.json", coco("cat", "/home/ann/images/gone.jpg", "/home/ann/images/b.jpg", "/home/ann/images/c.jpg"));
        file("pictures/b.jpg", "9 8");
        file("pictures/c.jpg", "9 8");
        CocoReading read = read("x.json", "images", folder.resolve("pictures").toString());
        assertEquals(List.of("2", "3"), read.items().stream().map(Item::id).toList());
        assertEquals(List.of("media.missing"), read.errorCodes());
    }

    @Test
    void aPictureThatIsMissingInItsFolderIsNotTakenFromAnother() throws IOException, ExportException {
        file("x.json", coco("cat", "sub/a.jpg"));
        file("pictures/sub/b.jpg", "7 8");
        file("pictures/a.jpg", "7 8");
        assertEquals(
                List.of("media.missing"),
                read("x.json", "images", folder.resolve("pictures").toString()).errorCodes());
    }

    @Test
    void aFolderWithoutAnyPictureIsReadWithoutPictures() throws IOException, ExportException {
        file("set/images/train/notes.txt", "no picture");
        for (String json : List.of(
                "x.json", "annotations.json", "annotations/instances_train.json", "train/_annotations.coco.json")) {
            file("set/" + json, coco("cat", "a.jpg", "b.jpg"));
            CocoReading read = read("set");
            assertEquals(2, read.items().size(), json);
            assertEquals(List.of(), read.errorCodes(), json);
            Files.delete(folder.resolve("set/" + json));
        }
    }

    @Test
    void aPictureOfAnyFileLetsThoseOfAllBeLookedFor() throws IOException, ExportException {
        file("set/train/_annotations.coco.json", coco("cat", "a.jpg"));
        file("set/valid/_annotations.coco.json", coco("cat", "b.jpg"));
        file("set/valid/b.jpg", "7 8");
        assertEquals(List.of("media.missing"), read("set").errorCodes());
    }

    @Test
    void picturesOfTheGivenFolderMustBeThere() throws IOException, ExportException {
        file("x.json", coco("cat", "gone.jpg", "sub/a.jpg", "../x.json", "/etc/hostname", "broken.jpg"));
        file("pictures/sub/a.jpg", "7 8");
        file("pictures/broken.jpg", "no size");
        CocoReading read = read("x.json", "images", folder.resolve("pictures").toString());
        assertEquals(List.of("2"), read.items().stream().map(Item::id).toList());
        assertEquals(7, ((Media.Image) read.items().get(0).media()).width());
        assertEquals(3, read.items().get(0).media().blob().size());
        assertEquals(List.of("media.missing", "media.outside", "media.outside", "media.unreadable"), read.errorCodes());
        assertEquals(1, read.errors().get(0).annotations());
    }

    @Test
    void declaredSizesAreBelieved() throws IOException, ExportException {
        file("x.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":5,\"height\":6}]}");
        file("pictures/a.jpg", "7 8");
        CocoReading read = read("x.json", "images", folder.resolve("pictures").toString());
        assertEquals(5, ((Media.Image) read.items().get(0).media()).width());
    }

    @Test
    void wrongPathsSayWhatToGive() throws IOException {
        assertFails("source.missing", "nowhere.json");
        assertFails("source.missing", ".");
        file("annotations/instances_train.json", coco("cat", "a.jpg"));
        assertFails("option.invalid", ".", "split", "val");
        assertFails("option.invalid", ".", "images", folder.resolve("none").toString());
    }

    @Test
    void whatIsNoFileIsNotOpened() {
        // Opening a pipe that no process writes to would never return.
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertFails("source.missing", device.toString());
    }

    private void assertFails(String code, String path, String... more) {
        ExportException failure = assertThrows(ExportException.class, () -> read(path, more));
        assertEquals(code, failure.code());
        assertTrue(failure.getMessage().lines().count() == 1, failure.getMessage());
    }
}
