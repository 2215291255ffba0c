package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.coco.Written.item;
import static org.labelport.coco.Written.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/** Lists of results, and the files that their ids refer to. */
class CocoResultsTest {

    private static final Shape.Box BOX = Shape.Box.of(1, 2, 30, 40);

    @TempDir
    Path folder;

    private Written write(Map<String, ?> options, Item... items) throws ExportException, IOException {
        return Written.of(new CocoResultsConverter(), options, folder, items);
    }

    private static Annotation scored(String id, String category, Shape shape, double score) {
        return Annotation.of(id, category, shape)
                .withProvenance(new Annotation.Provenance(Optional.of(score), true, "", Optional.empty()));
    }

    @Test
    void idsAreThoseThatTheFormatCocoGives() throws ExportException, IOException {
        Item[] items = {
            item("a").withSplit(Split.TRAIN),
            item("b", scored("x", "cat", BOX, 0.25)).withSplit(Split.VALIDATION),
            item("c", scored("y", "person", BOX, 1)).withSplit(Split.VALIDATION)
        };
        Written results = write(Map.of(), items);
        assertEquals(
                List.of(
                        "{\"image_id\":2,\"category_id\":2,\"bbox\":[1,2,30,40],\"score\":0.25}",
                        "{\"image_id\":3,\"category_id\":1,\"bbox\":[1,2,30,40],\"score\":1}"),
                results.results("results_val.json"));
        assertFalse(Files.exists(results.folder().resolve("results_train.json")), "readers fail at an empty list");
        Written truth = Written.of(new CocoConverter(), Map.of(), folder, items);
        assertEquals(
                imagesAndCategories(truth.text("annotations/instances_val.json")),
                imagesAndCategories(results.text("annotations/image_info_val.json")));
    }

    private static String imagesAndCategories(String text) {
        return text.substring(0, text.indexOf("\"annotations\"")) + text.substring(text.indexOf("\"categories\""));
    }

    @Test
    void aBoxIsThatOfWhatIsVisible() throws ExportException, IOException {
        Shape beside = Shape.Polygon.of(-30, 20, 20, -30, -30, -30);
        Shape corner = Shape.Polygon.of(-30, 40, 40, -30, -30, -30);
        Written written =
                write(Map.of("kind", "bbox"), item("a", scored("1", "cat", beside, 1), scored("2", "cat", corner, 1)));
        assertEquals(
                List.of("{\"image_id\":1,\"category_id\":2,\"bbox\":[0,0,10,10],\"score\":1}"),
                written.results("results_train.json"));
        assertEquals(
                List.of("geometry.degenerate", "geometry.as-box", "geometry.clipped"),
                written.trial().lossCodes());
    }

    @Test
    void theKindFollowsFromTheData() throws ExportException, IOException {
        Shape polygon = Shape.Polygon.of(1, 1, 20, 1, 20, 20);
        Annotation caption =
                Annotation.of("c", "", new Shape.Whole()).withAttributes(Map.of("caption", new Value.Text("hi")));
        kind("\"bbox\"", List.of(), scored("1", "cat", BOX, 1));
        kind("\"segmentation\":{", List.of("geometry.as-mask"), scored("1", "cat", polygon, 1));
        kind("\"keypoints\"", List.of(), scored("1", "person", points(1, 2, 2, 3, 4, 2, 5, 6, 1), 1));
        kind("\"caption\":\"hi\"}", List.of(), caption);
        kind(
                "\"keypoints\"",
                List.of("results.kinds-mixed", "geometry.unsupported"),
                scored("1", "person", BOX, 1),
                scored("2", "person", points(1, 2, 2, 3, 4, 2, 5, 6, 1), 1));
        kind(
                "\"segmentation\"",
                List.of("results.kinds-mixed", "geometry.as-mask", "geometry.as-mask"),
                scored("1", "cat", polygon, 1),
                scored("2", "cat", BOX, 1));
    }

    private void kind(String key, List<String> codes, Annotation... annotations) throws ExportException, IOException {
        Written written = write(Map.of(), item("1", annotations));
        written.results("results_train.json").forEach(line -> assertTrue(line.contains(key), line));
        assertEquals(codes, written.trial().lossCodes());
    }

    @Test
    void aMissingScoreIsOneAndAnAreaIsItsBox() throws ExportException, IOException {
        Written written = write(
                Map.of("kind", "bbox"), item("1", Annotation.of("1", "cat", Shape.Polygon.of(-5, 10, 20, 10, 20, 30))));
        assertEquals(
                List.of("{\"image_id\":1,\"category_id\":2,\"bbox\":[0,10,20,20],\"score\":1}"),
                written.results("results_train.json"));
        assertEquals(
                List.of("geometry.as-box", "geometry.clipped", "score.assumed"),
                written.trial().lossCodes());
    }

    @Test
    void resultsComeBackWithTheirScores() throws ExportException, IOException {
        Item item = item("1", scored("#0", "cat", BOX, 0.125), scored("#1", "tree", BOX, 0.5));
        assertEquals(
                List.of(item, item("2")),
                write(Map.of(), item, item("2")).read(new CocoResultsTarget()).items());
    }

    private Path file(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json);
    }

    private static final String TRUTH = """
            {"images":[{"id":9,"file_name":"a.jpg","width":100,"height":80}],
             "annotations":[{"id":1,"image_id":9,"category_id":4,"bbox":[0,0,5,5]}],
             "categories":[{"id":4,"name":"face","keypoints":["l","r"],"skeleton":[]}]}""";

    @Test
    void aListIsReadBesideItsGroundTruth() throws ExportException, IOException {
        Path truth = file("truth.json", TRUTH);
        Path results = file("results.json", """
                [{"image_id":9,"category_id":4,"keypoints":[1,2,0.75,3,4,-3.5],"score":0.5},
                 {"image_id":8,"category_id":4,"bbox":[1,2,3,4],"score":0.5}, 7,
                 {"image_id":9,"category_id":5,"bbox":[1,2,3,4],"score":0.5}]""");
        CocoReading read = CocoReading.of(Map.of("path", results.toString(), "ground-truth", truth.toString()));
        assertEquals(List.of("image.unknown", "annotation.invalid", "category.unknown"), read.errorCodes());
        Annotation only = read.annotations().get(0);
        assertEquals(Optional.of(0.5), only.provenance().score());
        assertEquals(
                List.of(Keypoint.Visibility.VISIBLE, Keypoint.Visibility.VISIBLE),
                ((Shape.Points) only.shape())
                        .points().stream().map(Keypoint::visibility).toList());
        assertEquals(1, read.annotations().size());
    }

    @Test
    void aListByItselfAndAFileAsAListAreRefused() throws IOException {
        Path truth = file("truth.json", TRUTH);
        Path results = file("results.json", "[]");
        String alone = assertThrows(ExportException.class, () -> CocoReading.of(Map.of("path", results.toString())))
                .line();
        assertTrue(alone.contains("--filter ground-truth=FILE"), alone);
        String turned = assertThrows(
                        ExportException.class,
                        () -> CocoReading.of(Map.of("path", truth.toString(), "ground-truth", truth.toString())))
                .line();
        assertTrue(turned.contains("this is not a list of results"), turned);
        String cut = assertThrows(
                        ExportException.class,
                        () -> CocoReading.of(Map.of(
                                "path",
                                file("cut.json", "[{\"image_id\":9").toString(),
                                "ground-truth",
                                truth.toString())))
                .line();
        assertTrue(cut.contains("ends in the middle"), cut);
    }
}
