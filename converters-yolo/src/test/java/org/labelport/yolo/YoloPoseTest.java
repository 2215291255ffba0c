package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.yolo.OnePicture.annotation;
import static org.labelport.yolo.OnePicture.auto;
import static org.labelport.yolo.OnePicture.item;
import static org.labelport.yolo.OnePicture.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;

/** Tests which keypoints the rows of poses have, and what their names are. */
class YoloPoseTest {

    private static final Shape BOX = Shape.Box.of(10, 20, 30, 40);

    private static final Shape TRIANGLE = Shape.Polygon.of(10, 10, 60, 10, 10, 60);

    private static final Shape POINTS = new Shape.Points(List.of(
            new Keypoint("left", 20, 30, Visibility.VISIBLE), new Keypoint("right", 30, 30, Visibility.OCCLUDED)));

    @Test
    void peopleOfWhomNoPointIsMarkedAreObjectsOfAPoseSet() throws Exception {
        String rows = auto(
                annotation("1", "person", TRIANGLE).withGroup("a"),
                annotation("2", "person", POINTS).withGroup("a"),
                annotation("3", "person", Shape.Polygon.of(60, 60, 90, 60, 60, 90)));

        assertEquals(
                "0 0.350000 0.350000 0.500000 0.500000 0.200000 0.300000 2 0.300000 0.300000 1\n"
                        + "0 0.750000 0.750000 0.300000 0.300000 0.000000 0.000000 0 0.000000 0.000000 0\n",
                rows);
    }

    @Test
    void objectsAreDuplicatesWhenTheirKeypointsAreEqualToo() throws Exception {
        MemoryExport export = run(
                Map.of("task", "pose"),
                annotation("1", "person", BOX),
                annotation("2", "person", BOX),
                annotation("3", "car", BOX),
                annotation("4", "person", BOX).withGroup("a"),
                annotation("5", "person", POINTS).withGroup("a"));

        assertEquals(List.of("annotation.duplicate"), export.lossCodes("a", "2"));
        assertEquals(3, export.text("labels/train/a.txt").lines().count());
    }

    @Test
    void poseSetsNameTheirKeypoints() throws Exception {
        MemoryExport export = run(Map.of(), annotation("1", "person", POINTS));

        assertEquals(
                "train: images/train\nval: images/train\nnames:\n  0: \"person\"\n  1: \"car\"\nkpt_shape: [2, 3]\n"
                        + "flip_idx: [1, 0]\nkpt_names:\n  0:\n    - \"left\"\n    - \"right\"\n",
                export.text("data.yaml"));
        assertEquals(List.of("split.missing"), export.lossCodes("", ""));
        assertEquals(List.of("points.as-box"), export.lossCodes("a", "1"));
    }

    /** Else data.yaml had no kpt_shape, without which Ultralytics does not train and no reader takes the files for poses. */
    @Test
    void picturesWithoutLabelsAreNoPoseSetWhereNothingHasKeypoints() {
        Taxonomy cars = new Taxonomy(List.of(Category.of("car")));
        ExportException refused = assertThrows(
                ExportException.class,
                () -> MemoryExport.of(new YoloConverter(), Map.of("task", "pose"), cars, List.of(item())));

        assertEquals("pose.keypoints", refused.code());
    }

    @Test
    void keypointsOfSeveralClassesEachHaveTheirPlace() throws Exception {
        Taxonomy animals = new Taxonomy(List.of(skeleton("dog", "nose", "tail"), skeleton("bird", "wing", "nose")));
        MemoryExport export = MemoryExport.of(
                new YoloConverter(),
                Map.of(),
                animals,
                List.of(item(
                        annotation("1", "dog", points("nose", "tail")),
                        annotation("2", "bird", points("wing", "nose")))));

        assertTrue(export.text("data.yaml").contains("kpt_shape: [3, 3]\nkpt_names:"), export.text("data.yaml"));
        List<String> rows = export.text("labels/train/a.txt").lines().toList();
        assertTrue(rows.get(0).endsWith(" 0.100000 0.100000 2 0.200000 0.200000 2 0.000000 0.000000 0"), rows.get(0));
        assertTrue(rows.get(1).endsWith(" 0.200000 0.200000 2 0.000000 0.000000 0 0.100000 0.100000 2"), rows.get(1));
    }

    @Test
    void keypointsWithoutASkeletonAreThoseOfTheData() throws Exception {
        MemoryExport export = MemoryExport.of(
                new YoloConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("dog"))),
                List.of(item(annotation("1", "dog", points("nose", "tail")))));

        assertTrue(export.text("data.yaml").contains("kpt_shape: [2, 3]\nkpt_names:\n  0:\n    - \"nose\""));
    }

    @Test
    void keypointsOfAClassWithoutASkeletonHaveNamesBesideOnesThatHaveOne() throws Exception {
        MemoryExport export = MemoryExport.of(
                new YoloConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("dog"), skeleton("bird", "wing", "nose"), Category.of("cat"))),
                List.of(item(annotation("1", "dog", points("nose", "tail")))));

        String names = "\n    - \"wing\"\n    - \"nose\"\n    - \"tail\"\n";
        assertTrue(
                export.text("data.yaml").endsWith("kpt_names:\n  0:" + names + "  1:" + names),
                export.text("data.yaml"));
    }

    @Test
    void keypointsBeyondThePictureAreLeftOut() throws Exception {
        Shape points = new Shape.Points(List.of(
                new Keypoint("left", 120, 30, Visibility.VISIBLE), new Keypoint("right", 30, 30, Visibility.VISIBLE)));
        MemoryExport export = run(
                Map.of(),
                annotation("1", "person", BOX).withGroup("a"),
                annotation("2", "person", points).withGroup("a"));

        assertEquals(
                "0 0.250000 0.400000 0.300000 0.400000 0.000000 0.000000 0 0.300000 0.300000 2\n",
                export.text("labels/train/a.txt"));
        assertEquals(List.of("points.outside"), export.lossCodes("a", "2"));
        assertEquals(List.of(), export.lossCodes("a", "1"));
    }

    /** Their rows would have coordinates outside of 0 to 1, for which Ultralytics leaves out the whole picture. */
    @Test
    void objectsOfWhichNothingIsOnThePictureAreLeftOut() throws Exception {
        Shape outside = new Shape.Points(List.of(
                new Keypoint("left", 120, 30, Visibility.VISIBLE), new Keypoint("right", 30, -5, Visibility.OCCLUDED)));
        Shape.Box box = Shape.Box.of(110, 20, 30, 30);
        MemoryExport export = run(
                Map.of("task", "pose"),
                annotation("1", "person", outside),
                annotation("2", "person", box).withGroup("a"),
                annotation("3", "person", outside).withGroup("a"),
                annotation("4", "person", box),
                annotation("5", "person", Shape.Polygon.of(-30, 10, -10, 10, -10, 60))
                        .withGroup("b"),
                annotation("6", "person", outside).withGroup("b"),
                annotation("7", "person", Shape.Box.of(100, 20, 30, 30)).withGroup("c"),
                annotation("8", "person", outside).withGroup("c"));

        assertEquals("", export.text("labels/train/a.txt"));
        for (int i = 1; i <= 8; i++) {
            assertEquals(List.of("geometry.degenerate"), export.lossCodes("a", Integer.toString(i)), "annotation " + i);
        }
    }

    @Test
    void keypointsThatTheSkeletonDoesNotNameAreLeftOut() throws Exception {
        MemoryExport export = run(Map.of(), annotation("1", "person", points("left", "right", "tail")));

        assertTrue(export.lossCodes("a", "1").contains("points.unknown"));
    }

    /** One of the two would be lost without a word. */
    @Test
    void aKeypointThatTheSkeletonDoesNotNameDoesNotTakeThePlaceOfOneThatItNames() throws Exception {
        MemoryExport before = run(Map.of(), annotation("1", "person", points("right", "tail")));
        MemoryExport after = run(Map.of(), annotation("1", "person", points("tail", "left")));

        assertTrue(before.text("labels/train/a.txt").endsWith(" 0.000000 0.000000 0 0.100000 0.100000 2\n"));
        assertTrue(after.text("labels/train/a.txt").endsWith(" 0.200000 0.200000 2 0.000000 0.000000 0\n"));
        assertTrue(before.lossCodes("a", "1").contains("points.unknown"));
        assertTrue(after.lossCodes("a", "1").contains("points.unknown"));
    }

    @Test
    void keypointsThatHaveNoNamesAreToldByTheirPlace() throws Exception {
        for (String name : List.of("", "same")) {
            MemoryExport export = MemoryExport.of(
                    new YoloConverter(),
                    Map.of(),
                    new Taxonomy(List.of(Category.of("dog"), skeleton("bird", "wing", "nose"))),
                    List.of(item(
                            annotation("1", "dog", points(name, name)), annotation("2", "bird", points(name, name)))));

            assertTrue(
                    export.text("data.yaml").contains("- \"wing\"\n    - \"nose\"\n    - \"1\"\n    - \"2\"\n"),
                    export.text("data.yaml"));
            List<String> rows = export.text("labels/train/a.txt").lines().toList();
            assertTrue(
                    rows.get(0)
                            .endsWith(
                                    " 0.000000 0.000000 0 0.000000 0.000000 0 0.100000 0.100000 2 0.200000 0.200000 2"),
                    rows.get(0));
            assertTrue(
                    rows.get(1)
                            .endsWith(
                                    " 0.100000 0.100000 2 0.200000 0.200000 2 0.000000 0.000000 0 0.000000 0.000000 0"),
                    rows.get(1));
        }
    }

    @Test
    void onePointStillHasABoxThatCanBeTrained() throws Exception {
        MemoryExport export = run(Map.of(), annotation("1", "person", points("left")));

        assertTrue(export.text("labels/train/a.txt").startsWith("0 0.100000 0.100000 0.020000 0.020000 "));
        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    private static Category skeleton(String name, String... points) {
        return new Category(name, "", "", new Skeleton(List.of(points), List.of(), List.of()), List.of());
    }

    private static Shape points(String... names) {
        List<Keypoint> points = new ArrayList<>();
        for (String name : names) {
            points.add(new Keypoint(name, 10 * (points.size() + 1), 10 * (points.size() + 1), Visibility.VISIBLE));
        }
        return new Shape.Points(points);
    }
}
