package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.yolo.OnePicture.PEOPLE;
import static org.labelport.yolo.OnePicture.annotation;
import static org.labelport.yolo.OnePicture.auto;
import static org.labelport.yolo.OnePicture.item;
import static org.labelport.yolo.OnePicture.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;

/** Tests which task fits which data, and how each task writes objects. */
class YoloTasksTest {

    private static final Shape BOX = Shape.Box.of(10, 20, 30, 40);
    private static final Shape ROTATED = new Shape.Box(30, 40, 40, 20, Math.PI / 6);
    private static final Shape TRIANGLE = Shape.Polygon.of(10, 10, 60, 10, 10, 60);
    private static final Shape CLOSED = new Shape.Path(PointList.of(10, 10, 60, 10, 10, 60), true, false);
    private static final Shape POINTS = new Shape.Points(List.of(
            new Keypoint("left", 20, 30, Visibility.VISIBLE), new Keypoint("right", 30, 30, Visibility.OCCLUDED)));

    @Test
    void allBoxesAreADetectionSet() throws Exception {
        assertEquals("0 0.250000 0.400000 0.300000 0.400000\n", auto(annotation("1", "person", BOX)));
    }

    @Test
    void rotatedBoxesAloneKeepTheirCorners() throws Exception {
        assertEquals(
                "1 0.376795 0.313397 0.723205 0.513397 0.623205 0.686603 0.276795 0.486603\n",
                auto(annotation("1", "car", ROTATED)));
    }

    @Test
    void regionsAndClosedLinesAreASegmentationSet() throws Exception {
        assertEquals(
                2,
                auto(annotation("1", "car", TRIANGLE), annotation("2", "person", CLOSED))
                        .lines()
                        .filter(row -> row.split(" ").length == 7)
                        .count());
    }

    @Test
    void aBoxBesideItsObjectsRegionIsNoMixture() throws Exception {
        MemoryExport export = run(
                Map.of(),
                annotation("1", "car", Shape.Box.of(10, 10, 50, 50)).withGroup("a"),
                annotation("2", "car", TRIANGLE).withGroup("a"),
                annotation("3", "car", Shape.Box.of(0, 0, 9, 9)).withGroup("b"),
                annotation("4", "car", Shape.Polygon.of(60, 60, 90, 60, 60, 90)).withGroup("b"));

        assertEquals(2, export.text("labels/train/a.txt").lines().count());
        assertEquals(List.of(), export.lossCodes("a", "1"));
        assertEquals(List.of("box.recomputed"), export.lossCodes("a", "3"));
    }

    @Test
    void tagsMakeFolders() throws Exception {
        MemoryExport export = run(Map.of(), annotation("1", "car", new Shape.Whole()));

        assertEquals(List.of("train/car/a.png"), List.copyOf(export.media().keySet()));
        assertTrue(export.folders().contains("train/person"));
    }

    @Test
    void picturesWithoutAnnotationsAreADetectionSet() throws Exception {
        assertEquals("", auto());
    }

    @Test
    void mixturesAreRefusedWithTheirCountsAndWhatEachTaskWouldDo() {
        String boxes = refusal(annotation("1", "car", BOX), annotation("2", "car", TRIANGLE));
        assertTrue(boxes.contains("1 box and 1 polygon"), boxes);
        assertTrue(boxes.contains("-o task=segment writes boxes as polygons, regions as they are"), boxes);
        assertTrue(boxes.contains("-o task=detect writes boxes as they are, regions as their boxes"), boxes);
        assertTrue(!boxes.contains("task=pose") && !boxes.contains("task=classify"), boxes);
        String rotated = refusal(annotation("1", "car", BOX), annotation("2", "car", ROTATED));
        assertTrue(rotated.contains("-o task=obb writes boxes by their corners, rotated boxes as they are"), rotated);
        String lines = refusal(annotation("1", "car", BOX), annotation("2", "car", CLOSED));
        assertTrue(lines.contains("1 box and 1 polygon or other region"), lines);
        String cars = refusal(annotation("1", "car", BOX), annotation("2", "person", POINTS));
        assertTrue(cars.contains("-o task=pose writes boxes without keypoints, keypoints with their boxes"), cars);
        String tags = refusal(annotation("1", "car", BOX), annotation("2", "person", new Shape.Whole()));
        assertTrue(tags.contains("-o task=classify writes no boxes, tags as folders"), tags);
    }

    @Test
    void openLinesDoNotMakeAMixture() throws Exception {
        Shape open = new Shape.Path(PointList.of(10, 10, 60, 10), false, false);

        assertEquals(
                "1 0.250000 0.400000 0.300000 0.400000\n",
                auto(annotation("1", "car", BOX), annotation("2", "car", open)));
    }

    @Test
    void captionsDoNotMakeAMixture() throws Exception {
        assertEquals(
                "1 0.250000 0.400000 0.300000 0.400000\n",
                auto(annotation("1", "car", BOX), annotation("2", "", new Shape.Whole())));
    }

    @Test
    void rotatedBoxesAcrossTheBorderAreShortened() throws Exception {
        Shape across = new Shape.Box(60, 40, 60, 10, Math.PI / 6);
        MemoryExport export = run(Map.of(), annotation("1", "car", across));

        assertEquals(List.of("geometry.clipped"), export.lossCodes("a", "1"));
        assertEquals(List.of(), UltralyticsRules.offences(export));
        double[] row = Arrays.stream(export.text("labels/train/a.txt").strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(Math.PI / 6, Math.atan2(row[4] - row[2], row[3] - row[1]), 1e-4);
        assertEquals(1.0, row[3], 1e-6);
    }

    @Test
    void regionsGetTheSmallestBoxAroundThem() throws Exception {
        Shape diamond = Shape.Polygon.of(50, 20, 80, 50, 50, 80, 20, 50);
        MemoryExport export = run(Map.of("task", "obb"), annotation("1", "car", diamond));

        assertEquals(List.of("geometry.as-box"), export.lossCodes("a", "1"));
        String[] row = export.text("labels/train/a.txt").strip().split(" ");
        double side = Math.hypot(
                Double.parseDouble(row[3]) - Double.parseDouble(row[1]),
                Double.parseDouble(row[4]) - Double.parseDouble(row[2]));
        assertEquals(0.3 * Math.sqrt(2), side, 1e-5);
    }

    @Test
    void picturesWithSeveralLabelsAreRefusedUnlessTheFirstCounts() throws Exception {
        Annotation[] two = {annotation("1", "car", new Shape.Whole()), annotation("2", "person", new Shape.Whole())};
        ExportException refused = assertThrows(ExportException.class, () -> run(Map.of(), two));
        assertEquals("classification.multi-label", refused.code());
        assertTrue(refused.getMessage().contains("multi-label=first"), refused.getMessage());

        MemoryExport first = run(Map.of("multi-label", "first"), two);
        assertEquals(List.of("train/car/a.png"), List.copyOf(first.media().keySet()));
        assertEquals(List.of("classification.multi-label"), first.lossCodes("a", "2"));
    }

    @Test
    void picturesWithSeveralLabelsLieInEachFolderOnRequest() throws Exception {
        Annotation[] three = {
            annotation("1", "car", new Shape.Whole()),
            annotation("2", "person", new Shape.Whole()),
            annotation("3", "car", new Shape.Whole())
        };
        MemoryExport export = run(Map.of("multi-label", "duplicate"), three);

        assertEquals(
                List.of("train/car/a.png", "train/person/a.png"),
                List.copyOf(export.media().keySet()));
        assertEquals(List.of("classification.multi-label"), export.lossCodes("a", ""));
        assertEquals(List.of("annotation.duplicate"), export.lossCodes("a", "3"));
    }

    @Test
    void namesOfPicturesInSeveralFoldersAreFreeInAllOfThem() throws Exception {
        Taxonomy names = new Taxonomy(List.of(Category.of("car"), Category.of("dog")));
        Item both = Item.of(
                "1",
                "a.png",
                Media.Image.of(Blob.ABSENT, 50, 50),
                List.of(annotation("1", "car", new Shape.Whole()), annotation("2", "dog", new Shape.Whole())));
        Item dog = Item.of(
                "2", "A.png", Media.Image.of(Blob.ABSENT, 50, 50), List.of(annotation("1", "dog", new Shape.Whole())));
        MemoryExport export = MemoryExport.of(
                new YoloConverter(), Map.of("task", "classify", "multi-label", "duplicate"), names, List.of(both, dog));

        assertEquals(
                List.of("train/car/a.png", "train/dog/a.png", "train/dog/A__2.png"),
                List.copyOf(export.media().keySet()));
        assertEquals(List.of("file.renamed"), export.lossCodes("2", ""));
    }

    @Test
    void everySplitHasAllFoldersAndNamesAreSafe() throws Exception {
        Taxonomy names = new Taxonomy(List.of(
                Category.of("b/c"), Category.of("B_C"), Category.of(".x"), Category.of("a"), Category.of("..")));
        Item train = item(annotation("1", "b/c", new Shape.Whole())).withSplit(Split.TRAIN);
        Item val = Item.of(
                        "v",
                        "v.gif",
                        Media.Image.of(Blob.ABSENT, 50, 50),
                        List.of(annotation("1", "a", new Shape.Whole())))
                .withSplit(Split.VALIDATION);
        Item none = Item.of("n", "n.png", Media.Image.of(Blob.ABSENT, 50, 50), List.of(annotation("1", "a", BOX)));
        MemoryExport export =
                MemoryExport.of(new YoloConverter(), Map.of("task", "classify"), names, List.of(train, val, none));

        assertEquals(
                List.of(
                        "train/B_C__2",
                        "train/_.x",
                        "train/a",
                        "train/b_c",
                        "train/unnamed",
                        "val/B_C__2",
                        "val/_.x",
                        "val/a",
                        "val/b_c",
                        "val/unnamed"),
                List.copyOf(export.folders()));
        assertEquals(List.of("image.suffix-unread"), export.lossCodes("v", ""));
        assertEquals(List.of("item.unlabelled"), export.lossCodes("n", ""));
        assertEquals("n.png\n", export.text("unlabelled.txt"));
        assertTrue(export.lossCodes("", "").contains("class.renumbered"));
        assertTrue(export.text("classes.json").contains("\"name\": \"b/c\""));
    }

    @Test
    void equalNamesOfTwoClassesStayAsTheyAre() throws Exception {
        Item cat = Item.of(
                "1", "x.png", Media.Image.of(Blob.ABSENT, 50, 50), List.of(annotation("1", "car", new Shape.Whole())));
        Item dog = Item.of(
                "2",
                "x.png",
                Media.Image.of(Blob.ABSENT, 50, 50),
                List.of(annotation("1", "person", new Shape.Whole())));
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), PEOPLE, List.of(cat, dog));

        assertEquals(
                List.of("train/car/x.png", "train/person/x.png"),
                List.copyOf(export.media().keySet()));
    }

    @Test
    void v5NeedsToKnowWhereTheDataSetWillBe() throws Exception {
        Map<String, String> v5 = Map.of("layout", "yolov5");
        assertEquals(
                "option.missing",
                assertThrows(ExportException.class, () -> run(v5, annotation("1", "car", BOX)))
                        .code());
        assertEquals(
                "option.conflict",
                assertThrows(
                                ExportException.class,
                                () -> run(
                                        Map.of("layout", "yolov5", "task", "obb", "root", "/x"),
                                        annotation("1", "car", BOX)))
                        .code());
        assertEquals(
                "option.conflict",
                assertThrows(ExportException.class, () -> run(Map.of("root", "/x"), annotation("1", "car", BOX)))
                        .code());
        MemoryExport export = run(Map.of("layout", "yolov5", "root", "/data/cats"), annotation("1", "car", BOX));
        assertTrue(export.text("data.yaml").startsWith("path: \"/data/cats\"\ntrain: images/train\n"));
        assertTrue(export.text("data.yaml").contains("nc: 2\n"));
    }

    @Test
    void whatIsOnVideosHasNoPartInTheTask() throws Exception {
        Item video = Item.of(
                "v",
                "v.mp4",
                new Media.Video(Blob.ABSENT, 100, 100, 9, 25, 1),
                List.of(annotation("1", "car", BOX), annotation("2", "car", Shape.Polygon.of(1, 1, 50, 1, 1, 50))));
        MemoryExport videos = MemoryExport.of(new YoloConverter(), Map.of(), PEOPLE, List.of(video));
        assertEquals(Map.of("v", "media.unsupported"), videos.errorCodes());
        MemoryExport both = MemoryExport.of(
                new YoloConverter(), Map.of(), PEOPLE, List.of(video, item(annotation("1", "car", BOX))));
        assertTrue(both.text("labels/train/a.txt").split(" ").length == 5, both.text("labels/train/a.txt"));
    }

    private static String refusal(Annotation... annotations) {
        ExportException refused = assertThrows(ExportException.class, () -> run(Map.of(), annotations));
        assertEquals("task.mixed", refused.code());
        return String.valueOf(refused.getMessage());
    }
}
