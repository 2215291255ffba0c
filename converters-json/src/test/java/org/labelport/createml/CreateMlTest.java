package org.labelport.createml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class CreateMlTest {

    private static final String LIST = "valid/_annotations.createml.json";
    private static final Taxonomy CATS = new Taxonomy(List.of(Category.of("cat"), Category.of("c\ud800")));

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Trial read(Map<String, String> more) throws ExportException, IOException {
        Map<String, String> filter = new HashMap<>(more);
        filter.putIfAbsent("path", folder.toString());
        return Trial.read(new CreateMlTarget(), filter, scratch);
    }

    private Trial write(Item... items) throws ExportException, IOException {
        return Trial.write(new CreateMlConverter(), Map.of(), CATS, List.of(items), folder);
    }

    private static Item item(String path, int width, Annotation... annotations) {
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, width, width), List.of(annotations));
    }

    @Test
    void objectsOfOtherProgramsBesideTheListsAreReportedAndNotRead() throws Exception {
        file("a.json", "{\"info\":{}}");
        file("b.json", "[{\"image\":\"b.jpg\",\"annotations\":[]}]");

        Trial trial = read(Map.of());

        assertEquals(1, trial.items().size());
        assertEquals(List.of("createml.file-dropped"), trial.lossCodes());
    }

    @Test
    void boxesHaveTheirCentres() throws Exception {
        Trial written = write(
                item("a/b.jpg", 100, Annotation.of("1", "cat", Shape.Box.of(10, 20, 5, 40))),
                item("c.jpg", 100, Annotation.of("1", "c\ud800", Shape.Polygon.of(90, 0, 110, 0, 110, 20, 90, 20))),
                item("d.jpg", 0));

        assertEquals("""
                [
                {"image":"a/b.jpg","annotations":[{"label":"cat","coordinates":{"x":12.5,"y":40,"width":5,"height":40}}]},
                {"image":"c.jpg","annotations":[{"label":"c\ufffd","coordinates":{"x":95,"y":10,"width":10,"height":20}}]},
                {"image":"d.jpg","annotations":[]}
                ]
                """, Files.readString(folder.resolve("train/_annotations.createml.json")));
        assertEquals(List.of("class.renamed", "geometry.as-box", "geometry.clipped"), written.lossCodes());
        assertEquals(List.of(), written.errors());
    }

    @Test
    void aBoxThatRoundingMovedOverTheBorderEndsThere() throws Exception {
        file(LIST, """
                [{"image":"a.jpg","annotations":[
                {"label":"cat","coordinates":{"x":10.833334,"y":0.166667,"width":2.333333,"height":0.333335}}]}]
                """);
        file("valid/a.jpg", "12 pixels wide, 8 high");

        Shape.Box box = (Shape.Box) read(Map.of()).annotations(0).get(0).shape();

        assertTrue(box.right() <= 12, box::toString);
        assertEquals(12, box.right(), 1e-12);
        assertEquals(0, box.y());
    }

    @Test
    void boxesOfAPictureWithoutASizeAreAnError() throws Exception {
        Trial written = write(item("a.jpg", 0, Annotation.of("1", "cat", Shape.Box.of(10, 20, 5, 40))));
        assertEquals(List.of("image.size-unknown"), written.errorCodes());
    }

    @Test
    void aPictureThatIsCalledLikeTheListGivesWay() throws Exception {
        Trial written = write(item("_annotations.createml.json", 10));
        assertTrue(written.lossCodes().contains("file.renamed"), written.losses()::toString);
        assertEquals(
                "__annotations.createml.json", read(Map.of()).items().get(0).path());
    }

    @Test
    void listsOfRoboflowAndOfApple() throws Exception {
        file(LIST, """
                [{"image":"a.jpg","annotations":[{"label":"cat","coordinates":{"x":12.5,"y":40,"width":5,"height":40}}]}]
                """);
        file("apple.json", """
                [{"imagefilename":"b.jpg","annotation":[{"coordinates":{"y":4,"x":4,"height":8,"width":8},"label":"dog"}]}]
                """);

        Trial read = read(Map.of());

        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.lossCodes());
        assertEquals(2, read.items().size());
        Item apple = read.items().get(0);
        assertEquals("b.jpg", apple.path());
        assertEquals(Split.NONE, apple.split());
        assertEquals(List.of(Annotation.of("1", "dog", Shape.Box.of(0, 0, 8, 8))), apple.annotations());
        Item roboflow = read.items().get(1);
        assertEquals("valid/a.jpg", roboflow.id());
        assertEquals(Split.VALIDATION, roboflow.split());
        assertEquals(List.of(Annotation.of("1", "cat", Shape.Box.of(10, 20, 5, 40))), roboflow.annotations());
    }

    @Test
    void whatIsNotKnownIsKeptOrTold() throws Exception {
        file(LIST, """
                [{"image":"a.jpg","set":7,"tags":["x"],"annotations":[
                {"label":"cat","confidence":0.5,"more":{},"coordinates":{"x":1,"y":1,"width":2,"height":2,"angle":9}}]}]
                """);

        Trial read = read(Map.of());

        Item item = read.items().get(0);
        assertEquals(Map.of("set", new Value.Number(7)), item.attributes());
        assertEquals(
                Map.of("confidence", new Value.Number(0.5)),
                item.annotations().get(0).attributes());
        assertEquals(List.of("createml.key-dropped"), read.lossCodes());
        assertEquals(
                "not read: coordinates.angle, more, tags", read.losses().get(0).detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"label\":\"cat\"}|box.missing",
                "3|box.missing",
                "{\"label\":\"cat\",\"coordinates\":{\"x\":1,\"y\":1,\"width\":2}}|number.invalid",
                "{\"label\":\"cat\",\"coordinates\":{\"x\":1,\"y\":1,\"width\":2,\"height\":NaN}}|number.invalid",
                "{\"label\":\"cat\",\"coordinates\":{\"x\":1,\"y\":1,\"width\":-2,\"height\":2}}|box.invalid",
                "{\"label\":\"cat\",\"coordinates\":{\"x\":0.5,\"y\":0.5,\"width\":1,\"height\":0.5}}|box.invalid",
                "{\"label\":\"cat\",\"coordinates\":{\"x\":-1.7e308,\"y\":1,\"width\":1.7e308,\"height\":2}}|box.invalid"
            })
    void boxesThatAreNone(String box, String code) throws Exception {
        file(LIST, "[{\"image\":\"a.jpg\",\"annotations\":[\n" + box + "]}]");

        Trial read = read(Map.of());

        assertEquals(List.of(code), read.errorCodes());
        assertTrue(read.errors().get(0).message().startsWith(LIST + ", line 2: "), read.errors()::toString);
        assertEquals(List.of(), read.items().get(0).annotations());
    }

    @Test
    void entriesThatNameNoPictureOrOneTwice() throws Exception {
        file(LIST, "[{\"annotations\":[1,2]},\n{\"image\":\"a.jpg\"},\n{\"image\":\"a.jpg\"}]");

        Trial read = read(Map.of());

        assertEquals(List.of("createml.image"), read.errorCodes());
        assertEquals(2, read.errors().get(0).annotations());
        assertEquals(List.of("createml.picture-repeated"), read.lossCodes());
        assertEquals(2, read.items().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "[{\"image\":\"a.jpg\"}", "[] []", "''"})
    void filesThatAreNoList(String text) throws Exception {
        file(LIST, text);
        ExportException refused = assertThrows(ExportException.class, () -> read(Map.of()));
        assertEquals("createml.syntax", refused.code());
    }

    @Test
    void aFolderWithoutListsIsRefused() {
        assertEquals(
                "createml.missing",
                assertThrows(ExportException.class, () -> read(Map.of())).code());
    }

    @Test
    void picturesAreBesideTheListOrInTheFolderThatIsGiven() throws Exception {
        file(LIST, "[{\"image\":\"C:\\\\x\\\\a.jpg\",\"annotations\":[]}]");
        file("valid/a.jpg", "pixels");
        file("valid/b.jpg", "pixels");
        file("images/a.jpg", "pixels");

        Trial beside = read(Map.of());
        assertTrue(beside.items()
                .get(0)
                .media()
                .blob()
                .location()
                .orElseThrow()
                .getPath()
                .endsWith("valid/a.jpg"));
        assertEquals(List.of("picture.unannotated"), beside.lossCodes());

        Trial given = read(Map.of("images", folder.resolve("images").toString()));
        assertTrue(given.items()
                .get(0)
                .media()
                .blob()
                .location()
                .orElseThrow()
                .getPath()
                .endsWith("images/a.jpg"));
        assertEquals(List.of(), given.lossCodes());

        Files.delete(folder.resolve("images/a.jpg"));
        assertEquals(
                List.of("media.missing"),
                read(Map.of("images", folder.resolve("images").toString())).errorCodes());
    }

    @Test
    void theQueryOfAnAddressIsNoPartOfThePicturesName() throws Exception {
        file(LIST, "[{\"image\":\"https://example.org/x/a.jpg?token=1/2#f\",\"annotations\":[]}]");
        file("valid/a.jpg", "pixels");

        Trial read = read(Map.of());

        assertEquals("https://example.org/x/a.jpg", read.items().get(0).path());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(List.of(), read.lossCodes());
    }
}
