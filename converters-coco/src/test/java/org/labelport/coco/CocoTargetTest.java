package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;

/** How whole files, their images and their categories are read. */
class CocoTargetTest {

    private static final String BOX = "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4]}";

    @Test
    void theFirstFileThatSaysSomethingOfACategoryCounts(@TempDir Path folder) throws ExportException, IOException {
        categories(
                folder.resolve("annotations/instances_train.json"),
                "{\"id\":1,\"name\":\"cat\",\"supercategory\":\"pet\"}");
        categories(
                folder.resolve("annotations/instances_val.json"),
                "{\"id\":1,\"name\":\"cat\",\"supercategory\":\"animal\",\"color\":\"#010203\"}");

        CocoReading read = CocoReading.ofFile(folder);

        Category cat = read.taxonomy().categories().get(0);
        assertEquals("pet", cat.parent());
        assertEquals("#010203", cat.color());
        assertEquals(
                List.of("instances_val.json: the category 'cat' has another supercategory than in an earlier"
                        + " file, whose supercategory is used"),
                read.losses().stream()
                        .filter(loss -> loss.code().equals("category.differs"))
                        .map(Loss::detail)
                        .toList());
    }

    private static void categories(Path file, String category) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"images\":[],\"annotations\":[],\"categories\":[" + category + "]}");
    }

    @Test
    void aSupercategoryThatIsNoTextIsTold() throws Exception {
        CocoReading read = CocoReading.ofJson("{\"images\":[],\"annotations\":[],\"categories\":[{\"id\":1,"
                + "\"name\":\"cat\",\"supercategory\":[\"pet\",\"animal\"]}]}");

        assertEquals(List.of("attribute.dropped"), read.lossCodes());
        assertTrue(read.losses().get(0).detail().contains("'categories.supercategory' is not read"));
    }

    @Test
    void ofVeryManyUnknownKeysItIsToldThatThereAreOthers() throws Exception {
        String keys = IntStream.range(0, 150).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        CocoReading read = CocoReading.ofJson(
                "{\"images\":[],\"annotations\":[],\"categories\":[{\"id\":1," + "\"name\":\"cat\"," + keys + "}]}");

        assertEquals(101, read.losses().size());
        assertTrue(read.losses().get(100).detail().contains(": '(others)' is not read"));
    }

    @Test
    void aMinimalFileGivesItsItem() throws IOException, ExportException {
        CocoReading read = CocoReading.ofAnnotations(BOX);
        assertEquals(
                List.of(new Item(
                        "5",
                        "a.jpg",
                        Split.NONE,
                        Optional.empty(),
                        Media.Image.of(Blob.ABSENT, 100, 80),
                        List.of(Annotation.of("1", "cat", Shape.Box.of(1, 2, 3, 4))),
                        List.of(),
                        Map.of())),
                read.items());
        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void theOrderOfSectionsDoesNotMatter() throws IOException, ExportException {
        String images = "\"images\":[{\"id\":5,\"file_name\":\"a.jpg\",\"width\":9,\"height\":8},"
                + "{\"id\":\"six\",\"file_name\":\"b.jpg\",\"width\":9,\"height\":8}]";
        String annotations = "\"annotations\":[" + BOX + "," + BOX.replace("5", "\"six\"") + "," + BOX.replace("5", "7")
                + "," + BOX.replace("\"id\":1", "\"id\":2") + "]";
        String categories = "\"categories\":[{\"id\":1,\"name\":\"cat\"}]";
        CocoReading expected = CocoReading.ofJson("{" + images + "," + annotations + "," + categories + "}");
        assertEquals(List.of("image.unknown"), expected.errorCodes());
        assertEquals(
                List.of(2, 1),
                expected.items().stream().map(i -> i.annotations().size()).toList());
        for (List<String> order : List.of(
                List.of(annotations, images, categories),
                List.of(annotations, categories, images),
                List.of(categories, annotations, images),
                List.of(categories, images, annotations),
                List.of(images, categories, annotations))) {
            CocoReading read = CocoReading.ofJson("{" + String.join(",", order) + "}");
            assertEquals(expected.items(), read.items());
            assertEquals(expected.taxonomy(), read.taxonomy());
            assertEquals(expected.errorCodes(), read.errorCodes());
        }
    }

    @Test
    void keysThatNobodyKnowsAreReportedOnceAndReadOver() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"info":{"year":"x"},"licenses":[{"id":"CC BY","deep":[[{}]]}],"videos":[{"id":1}],
                 "images":[{"id":1,"license":"CC BY","file_name":"a","width":1,"height":1,"extra":{"deep":[1,[2]]}},
                           {"id":2,"license":null,"file_name":"b","width":1,"height":1,"extra":3}],
                 "categories":[{"id":1,"name":"cat","isthing":1,"color":[1,2,3]}]}""");
        assertEquals(2, read.items().size());
        assertEquals(List.of("attribute.dropped", "attribute.dropped", "coco.origin-dropped"), read.lossCodes());
        String origin = read.losses().get(2).detail();
        assertTrue(origin.endsWith(": info, licenses, license of images (1)"), origin);
        assertEquals(List.of(), read.errors());
    }

    @Test
    void anOriginThatSaysNothingIsNotReported() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"info":{"description":"","year":null,"version":""},"licenses":[{"id":0,"name":"","url":""}],
                 "images":[{"id":1,"license":0,"flickr_url":"","date_captured":0,"file_name":"a","width":1,"height":1}]}""");
        assertEquals(List.of(), read.lossCodes());
        assertEquals(List.of(), read.errors());
    }

    @Test
    void categoriesHaveColours() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[],"categories":[{"id":1,"name":"a","color":[1,2,255]},{"id":2,"name":"b","color":"#FF00aa"},
                  {"id":3,"name":"c","color":"red"},{"id":4,"name":"d","color":[1,2,256]},{"id":5,"name":"e","color":null}]}""");
        assertEquals(
                List.of("#0102ff", "#ff00aa", "", "", ""),
                read.taxonomy().categories().stream().map(Category::color).toList());
        assertEquals(List.of("attribute.dropped"), read.lossCodes());
    }

    @Test
    void idsMayBeTextsAndDecimalsAndZero() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":"5","file_name":"a","width":9,"height":9},
                           {"id":0,"file_name":"b","width":9,"height":9},
                           {"id":"x-1","file_name":"c","width":9,"height":9},
                           {"id":123456789012345678901234567890,"file_name":"d","width":9,"height":9}],
                 "categories":[{"id":0,"name":"cat"},{"id":"2","name":"dog"},{"id":"u","name":"bird"}],
                 "annotations":[{"id":1.0,"image_id":5.0,"category_id":"0","bbox":[1,2,3,4]},
                                {"id":"2","image_id":"0","category_id":2.0,"bbox":[1,2,3,4]},
                                {"id":"uuid","image_id":"x-1","category_id":"u","bbox":[1,2,3,4]},
                                {"id":0,"image_id":123456789012345678901234567890,
                                 "category_id":0,"bbox":[1,2,3,4]}]}""");
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("5", "0", "x-1", "123456789012345678901234567890"),
                read.items().stream().map(Item::id).toList());
        assertEquals(
                List.of("1 cat", "2 dog", "uuid bird", "0 cat"),
                read.items().stream()
                        .map(item -> item.annotations().get(0))
                        .map(annotation -> annotation.id() + " " + annotation.category())
                        .toList());
    }

    @Test
    void imagesThatCannotBeUsedAreErrors() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":1,"file_name":"a","width":9,"height":9},
                           {"id":1,"file_name":"b","width":9,"height":9},
                           {"file_name":"c"},{"id":4},{"id":[],"file_name":"e"},7,null,[1]],
                 "annotations":[{"id":1,"image_id":1,"bbox":[1,2,3,4]},{"id":2,"image_id":4,"bbox":[1,2,3,4]}]}""");
        assertEquals(List.of("a"), read.items().stream().map(Item::path).toList());
        assertEquals(
                List.of(
                        "id.duplicate",
                        "image.invalid",
                        "image.invalid",
                        "image.invalid",
                        "image.invalid",
                        "image.invalid",
                        "image.invalid",
                        "image.unknown"),
                read.errorCodes());
        assertTrue(
                read.errors().get(0).message().contains("images[1] (line 2, column"),
                read.errors().toString());
    }

    @Test
    void anImageWithoutUsableSizeHasAnUnknownOne() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":1,"file_name":"a"},{"id":2,"file_name":"b","width":null,"height":0},
                           {"id":3,"file_name":"c","width":"640","height":480.0},
                           {"id":4,"file_name":"d","width":"wide","height":-1},
                           {"id":5,"file_name":"e","width":[1],"height":1e99},
                           {"id":6,"coco_url":"http://example.org/val/f.jpg","width":1,"height":1}]}""");
        assertEquals(
                List.of("0x0", "0x0", "640x480", "0x0", "0x0", "1x1"),
                read.items().stream()
                        .map(item -> (Media.Image) item.media())
                        .map(image -> image.width() + "x" + image.height())
                        .toList());
        assertEquals(List.of("number.invalid", "number.invalid"), read.lossCodes());
        assertEquals("f.jpg", read.items().get(5).path());
    }

    @Test
    void categoriesKeepTheirOrderAndGetUniqueNames() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":1,"file_name":"a","width":9,"height":9}],
                 "categories":[{"id":9,"name":"zebra","supercategory":"animal"},{"id":3,"name":"cat"},
                               {"id":4,"name":"cat"},
                               {"id":3,"name":"cat"},{"id":5},7,{"name":12}],
                 "annotations":[{"id":1,"image_id":1,"category_id":4,"bbox":[1,2,3,4]},
                                {"id":2,"image_id":1,"category_id":3,"bbox":[1,2,3,4]}]}""");
        assertEquals(
                List.of("zebra", "cat", "cat__2", "5", "12"), read.taxonomy().names());
        assertEquals("animal", read.taxonomy().categories().get(0).parent());
        assertEquals(List.of("id.duplicate", "attribute.dropped", "class.renamed", "class.renamed"), read.lossCodes());
        assertTrue(
                read.losses().get(1).detail().contains("'categories.7' is not read"),
                read.losses().get(1).detail());
        assertEquals(
                List.of("cat__2", "cat"),
                read.annotations().stream().map(Annotation::category).toList());
    }

    /** Roboflow also lists the supercategory of all classes, which often has the name of the only class. */
    @Test
    void aSupercategoryThatIsCalledLikeItsClassTakesNothingOfIt() throws IOException, ExportException {
        String file = """
                {"images":[{"id":1,"file_name":"a","width":9,"height":9}],
                 "categories":[{"id":0,"name":"cat","supercategory":"none"},{"id":1,"name":"cat","supercategory":"cat"}],
                 "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,3,4]}]}""";
        CocoReading read = CocoReading.ofJson(file);
        assertEquals(List.of("cat"), read.taxonomy().names());
        assertEquals("cat", read.annotations().get(0).category());
        assertEquals(List.of("category.unused-dropped"), read.lossCodes());

        CocoReading used = CocoReading.ofJson(file.replace("\"category_id\":1", "\"category_id\":0"));
        assertEquals(List.of("cat", "cat__2"), used.taxonomy().names());
        assertEquals("cat", used.annotations().get(0).category());
        assertEquals(List.of("class.renamed"), used.lossCodes());
    }

    @Test
    void categoriesWithoutNamesAreNotTakenForTheGroupOfOthers() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":1,"file_name":"a","width":9,"height":9}],
                 "categories":[{"id":5,"supercategory":"animal"},{"id":6}],
                 "annotations":[{"id":1,"image_id":1,"category_id":6,"bbox":[1,2,3,4]}]}""");
        assertEquals(List.of("5", "6"), read.taxonomy().names());
        assertEquals("6", read.annotations().get(0).category());
    }

    @Test
    void twoCategoriesWithOneIdAreAnErrorOfTheFile() {
        String line = CocoReading.failureOf(
                "{\"images\":[],\n\"categories\":[{\"id\":3,\"name\":\"cat\"},{\"id\":3,\"name\":\"dog\"}]}");
        assertTrue(line.contains("line 2, column") && line.contains("'cat' and 'dog' have the same id 3"), line);
    }

    @Test
    void withoutCategoriesTheirIdsAreTheirNames() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"annotations":[{"id":1,"image_id":1,"category_id":20,"bbox":[1,2,3,4]},
                                {"id":2,"image_id":1,"category_id":"x","bbox":[1,2,3,4]},
                                {"id":3,"image_id":1,"category_id":3,"bbox":[1,2,3,4]}],
                 "images":[{"id":1,"file_name":"a","width":9,"height":9}]}""");
        assertEquals(List.of("3", "20", "x"), read.taxonomy().names());
        assertEquals(
                List.of("20", "x", "3"),
                read.annotations().stream().map(Annotation::category).toList());
        assertEquals(List.of("class.renamed"), read.lossCodes());
        assertEquals(List.of(), read.errors());
    }

    @Test
    void skeletonsCountFromZeroInTheModel() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[],"categories":[{"id":1,"name":"p","keypoints":["a","b"],
                                "skeleton":[[1,2],[2,3],[1],"x"]}]}""");
        assertEquals(
                List.of(new Category(
                        "p",
                        "",
                        "",
                        new Skeleton(List.of("a", "b"), List.of(new Skeleton.Edge(0, 1)), List.of()),
                        List.of())),
                read.taxonomy().categories());
        assertEquals(List.of("skeleton.invalid", "skeleton.invalid", "skeleton.invalid"), read.lossCodes());
    }

    @Test
    void skeletonsOfAFileMayCountFromZero() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[],"categories":[{"id":1,"name":"p","keypoints":["a","b","c"],"skeleton":[[1,0],[1,2]]}]}""");
        assertEquals(
                List.of(new Skeleton.Edge(1, 0), new Skeleton.Edge(1, 2)),
                read.taxonomy().categories().get(0).skeleton().edges());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void skeletonsWithTheLastNumberCountFromOne() throws IOException, ExportException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[],"categories":[{"id":1,"name":"p","keypoints":["a","b","c"],"skeleton":[[1,0],[2,3]]}]}""");
        assertEquals(
                List.of(new Skeleton.Edge(1, 2)),
                read.taxonomy().categories().get(0).skeleton().edges());
        assertEquals(List.of("skeleton.invalid"), read.lossCodes());
    }

    @Test
    void aByteOrderMarkIsReadOver() throws IOException, ExportException {
        assertEquals(
                1,
                CocoReading.ofJson("\uFEFF{\"images\":[{\"id\":1,\"file_name\":\"a\"}]}")
                        .items()
                        .size());
    }

    @Test
    void emptyListsGiveNothing() throws IOException, ExportException {
        assertEquals(
                List.of(),
                CocoReading.ofJson("{\"images\":[],\"annotations\":[],\"categories\":[]}")
                        .items());
        assertEquals(
                List.of(),
                CocoReading.ofJson("{\"images\":[],\"annotations\":null}").items());
    }

    @Test
    void brokenFilesFailWithOneLineThatSaysWhere() {
        Map<String, String> files = Map.ofEntries(
                Map.entry("", ".json is empty"),
                Map.entry("\uFEFF \n", ".json is empty"),
                Map.entry(
                        "[]",
                        "line 1, column 1: this is a list, which has no images and categories. If it holds results"),
                Map.entry("\"text\"", "line 1, column 1: this is not a COCO file"),
                Map.entry("not json", "line 1, column 1 is not valid JSON"),
                Map.entry("{\"images\":[\n  {\"id\":1,}]}", "line 2, column 11 is not valid JSON"),
                Map.entry("{\"images\":[\n{\"id\":1,\"file_name\":\"a", "ends in the middle"),
                Map.entry("{\"images\":[\n{\"id\":1}", "line 2, column 9 ends in the middle"),
                Map.entry("{\"images\":[],\"a\":[[1,2", "ends in the middle"),
                Map.entry("{\"images\":[],\"a\":[[1,2,", "ends in the middle"),
                Map.entry("{\"images\":[],\"a\":[[1,2.", "ends in the middle"),
                Map.entry("{\"images\":[],\"a\":[[1,-", "ends in the middle"),
                Map.entry("{\"images\":[],\"a\":tr", "ends in the middle"),
                Map.entry("{\"images\":[],\"a\"", "ends in the middle"),
                Map.entry("{\"images\":[]}x", "line 1, column 14 is not valid JSON"),
                Map.entry("{\"images\":[],\"a\":+1}", "does not allow numbers to have plus signs. Correct"),
                Map.entry(
                        "{\"images\":[],\n\"a\":" + "1".repeat(5000) + "}",
                        "raise 'jsonNumberDigits' in limits.json (now 4300)"),
                Map.entry("{\"images\":[]} {}", "there is more after the end"),
                Map.entry("{\"annotations\":[]}", "has no list 'images'"),
                Map.entry("{\"videos\":[],\"annotations\":[]}", "no list 'videos' with file_names"),
                Map.entry("{\"images\":null}", "has no list 'images'"),
                Map.entry("{\"images\":{}}", "line 1, column 11: 'images' is not a list"),
                Map.entry("{\"images\":[],\"annotations\":7}", "'annotations' is not a list"),
                Map.entry("{\"images\":[],\"categories\":\"x\"}", "'categories' is not a list"),
                Map.entry("{\"images\":[],\"images\":[]}", "second list of 'images'"),
                Map.entry(
                        "{\"images\":[],\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                        "line 1, column 518 is beyond"));
        files.forEach((json, expected) -> {
            String line = CocoReading.failureOf(json);
            assertTrue(line.startsWith("coco.syntax: ") && line.contains(expected), line);
        });
    }
}
