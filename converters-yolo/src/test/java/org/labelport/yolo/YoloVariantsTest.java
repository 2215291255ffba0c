package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;
import org.labelport.testkit.trial.Trial;

/** Tests data sets of all tasks, in the layouts that other tools write. */
class YoloVariantsTest {

    private static final String YAML = "train: images/train\nnames: [cat, dog]\n";

    @TempDir
    Path folder;

    @Test
    void posesAreABoxAndKeypointsOfOneGroup() throws Exception {
        set().text("data.yaml", YAML + "kpt_shape: [2, 3]\nflip_idx: [1, 0]\nkpt_names:\n  0: [left, right]\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.5 0.5 2 0.6 0.4 1\n0 0.5 0.5 0.2 0.2 0 0 0 0 0 0\n");

        Trial read = read();

        assertEquals(
                List.of("left", "right"),
                read.taxonomy().categories().get(0).skeleton().points());
        assertEquals(
                List.of(1, 0), read.taxonomy().categories().get(0).skeleton().flip());
        assertEquals(List.of(), read.taxonomy().categories().get(1).skeleton().points());
        assertEquals(
                List.of(
                        Annotation.of("1", "cat", Shape.Box.of(40, 20, 20, 10)).withGroup("1"),
                        Annotation.of(
                                        "1/keypoints",
                                        "cat",
                                        new Shape.Points(List.of(
                                                new Keypoint("left", 50, 25, Keypoint.Visibility.VISIBLE),
                                                new Keypoint("right", 60, 20, Keypoint.Visibility.OCCLUDED))))
                                .withGroup("1"),
                        Annotation.of("2", "cat", Shape.Box.of(40, 20, 20, 10))),
                read.annotations(0));
    }

    @Test
    void keypointsOfTwoNumbersAreSeenUnlessAtTheCorner() throws Exception {
        set().text("data.yaml", YAML + "kpt_shape: [3, 2]\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.5 0.5 0 0 -1 -1\n0 0.5 0.5 0.2 0.2 0.5\n");

        Trial read = read();

        Shape.Points points = (Shape.Points) read.annotations(0).get(1).shape();
        assertEquals(
                List.of(
                        new Keypoint("1", 50, 25, Keypoint.Visibility.VISIBLE),
                        new Keypoint("2", 0, 0, Keypoint.Visibility.NOT_LABELLED),
                        new Keypoint("3", 0, 0, Keypoint.Visibility.NOT_LABELLED)),
                points.points());
        assertEquals(List.of("yolo.row"), read.errorCodes());
    }

    /** Without classes.json, folders of these names are those of a data set of boxes. */
    @Test
    void classesMayBeCalledLikeTheFoldersOfOtherDataSets() throws Exception {
        set().text("classes.json", "{\"images\": {\"name\": \"images\"}, \"labels\": {\"name\": \"labels\"}}")
                .picture("train/images/a.png")
                .picture("train/labels/b.png")
                .picture("train/other/c.png")
                .picture("val/images/d.png")
                .picture("val/labels/e.png")
                .picture("val/other/f.png");

        Trial read = read();

        assertEquals(List.of("images", "labels", "other"), read.taxonomy().names());
        assertEquals(6, read.items().size());
        assertEquals(List.of(), set().faults(Map.of()));
    }

    @Test
    void rotatedBoxesAreWhatDataYamlSays() throws Exception {
        set().text("data.yaml", YAML + "task: obb\n")
                .picture("images/train/a.png")
                .text(
                        "labels/train/a.txt",
                        "0 0.1 0.2 0.5 0.2 0.5 0.6 0.1 0.6\n0 0.5 0.2 0.5 0.8 0.1 0.8 0.1 0.2\n0 0.1 0.1 0.5 0.1 0.5 0.9 0.2 0.9\n");

        Trial read = read();

        assertEquals(Shape.Box.of(10, 10, 40, 20), read.annotations(0).get(0).shape());
        Shape.Box turned = (Shape.Box) read.annotations(0).get(1).shape();
        assertEquals(Math.PI / 2, turned.angle(), 1e-9);
        assertEquals(30, turned.width(), 1e-9);
        assertEquals(List.of("yolo.corners-refitted"), read.lossCodes());
    }

    @Test
    void cornersOfARotatedBoxMayGoEitherWayRound() throws Exception {
        set().text("data.yaml", YAML + "task: obb\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.1 0.2 0.1 0.6 0.5 0.6 0.5 0.2\n");

        Trial read = read();

        assertEquals(Shape.Box.of(10, 10, 40, 20), read.annotations(0).get(0).shape());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void rowsOfFourPointsAreRotatedBoxesUnlessTheUserSaysOtherwise() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.1 0.2 0.5 0.2 0.5 0.6 0.1 0.6\n");

        assertEquals(ShapeKind.BOX, read().annotations(0).get(0).shape().kind());
        assertEquals(List.of("yolo.task-assumed"), read().lossCodes());
        Trial polygons = read(Map.of("task", "segment"));
        assertEquals(ShapeKind.POLYGON, polygons.annotations(0).get(0).shape().kind());
        assertEquals(List.of(), polygons.lossCodes());
    }

    @Test
    void rowsOfADataSetWithoutClassesAreErrorsThatSaySo() throws Exception {
        set().text("data.yaml", "train: images/train\nnames: []\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n");

        String message = read().errors().get(0).message();
        assertTrue(message.endsWith("class 0, but there are no classes"), message);
    }

    @Test
    void labelsWithoutAnyPictureEndTheRun() throws Exception {
        set().text("data.yaml", YAML).text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n");
        assertMissing("labels/train/a.txt, but not one picture");

        Files.delete(folder.resolve("data.yaml"));
        set().text("classes.txt", "cat\n");
        assertMissing("a.txt, but not one picture");

        Files.delete(folder.resolve("classes.txt"));
        assertMissing("there is no data.yaml");
    }

    @Test
    void whoGivesAnExportForDarknetLearnsWhoReadsIt() throws Exception {
        set().picture("obj_train_data/a.png").text("obj.data", "classes = 1\n");
        assertMissing("read by the target yolo-darknet");
    }

    @Test
    void foldersOfLabelsAreNoClasses() throws Exception {
        set().picture("train/images/a.png").text("train/labels/a.txt", "0 0.5 0.5 0.2 0.2\n");

        assertMissing("there is no data.yaml");
        assertEquals(
                List.of("images", "labels"),
                read(Map.of("task", "classify")).taxonomy().names());
    }

    @Test
    void foldersOfPicturesInSplitsAreNoClasses() throws Exception {
        set().picture("train/images/P0000.png").text("train/labelTxt/P0000.txt", "1 1 5 1 5 5 1 5 plane 0\n");

        assertMissing("there is no data.yaml");
        assertEquals(
                List.of("images", "labelTxt"),
                read(Map.of("task", "classify")).taxonomy().names());
    }

    @Test
    void foldersOfOneSplitAreSaidToBeTwo() throws Exception {
        set().picture("train/cat/a.png")
                .picture("val/cat/b.png")
                .picture("valid/cat/c.png")
                .picture("notes/cat/d.png");

        Trial read = read();

        assertEquals(List.of("train/cat/a.png", "val/cat/b.png"), read.ids());
        assertEquals(List.of("yolo.folder-dropped"), read.lossCodes());
    }

    @Test
    void picturesInNoClassAreSaidNotToBeRead() throws Exception {
        set().picture("train/cat/a.png").picture("train/stray.png").text("train/notes.txt", "");

        Trial read = read();

        assertEquals(List.of("train/cat/a.png"), read.ids());
        assertEquals(List.of("picture.unannotated"), read.lossCodes());
    }

    private void assertMissing(String message) {
        ExportException refused = assertThrows(ExportException.class, this::read);
        assertEquals("yolo.missing", refused.code());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void datumarosListsStartWithAFolderThatIsNotThere() throws Exception {
        set().text("data.yaml", "names:\n  0: cat\npath: .\ntrain: train.txt\n")
                .text("train.txt", "data/images/train/a.png\nimages/train/b.png\ndata/images/train/gone.png\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n")
                .picture("images/train/b.png");

        Trial read = read();

        assertEquals(List.of("train/images/train/a.png", "train/images/train/b.png"), read.ids());
        assertEquals(1, read.annotations(0).size());
        assertEquals(List.of("media.missing"), read.errorCodes());
    }

    @Test
    void roboflowsFolders() throws Exception {
        set().text("data.yaml", "train: ../train/images\nval: ../valid/images\nnc: 2\nnames: ['cat', 'dog']\n")
                .picture("train/images/a.png")
                .text("train/labels/a.txt", "0 0.5 0.5 0.2 0.2\n")
                .picture("valid/images/b.png")
                .text("valid/labels/b.txt", "1 0.5 0.5 0.2 0.2\n");

        Trial read = read();

        assertEquals(List.of("train/a.png", "val/b.png"), read.ids());
        assertEquals("dog", read.annotations(1).get(0).category());
    }

    @Test
    void supervisionsDescriptionNamesNoPlaces() throws Exception {
        set().text("data.yaml", "nc: 2\nnames:\n- cat\n- dog\n")
                .picture("images/a.png")
                .text("labels/a.txt", "1 0.50000 0.50000 0.20000 0.20000");

        Trial read = read();

        assertEquals(List.of("a.png"), read.ids());
        assertEquals(Split.NONE, read.items().get(0).split());
        assertEquals("dog", read.annotations(0).get(0).category());
        assertEquals(List.of(), read.errorCodes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes.txt", "labels.txt", "darknet.labels"})
    void listOfClassesBesideLabels(String list) throws Exception {
        set().text(list, "cat\ndog\n\n").picture("a.png").text("a.txt", "1 0.5 0.5 0.2 0.2\n");

        Trial read = read();

        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of("a.png"), read.ids());
        assertEquals(Split.NONE, read.items().get(0).split());
        assertEquals("dog", read.annotations(0).get(0).category());
        assertEquals(List.of(), read.errorCodes());
    }

    @Test
    void aListThatMayBeAnotherProgramsDoesNotReplaceTheUsualOne() throws Exception {
        set().text("labels/classes.txt", "cat\ndog\n").text("labels.txt", "a note\n");
        set().picture("images/a.png").text("labels/a.txt", "1 0.5 0.5 0.2 0.2\n");

        assertEquals(List.of("cat", "dog"), read().taxonomy().names());
    }

    @Test
    void aListOfClassesAmongLabelsOfSplits() throws Exception {
        set().text("labels/classes.txt", "cat\n\ncat\n")
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "2 0.5 0.5 0.2 0.2\n")
                .picture("images/val/b.png");

        Trial read = read();

        assertEquals(List.of("cat", "class_1", "cat__2"), read.taxonomy().names());
        assertEquals(List.of("train/a.png", "val/b.png"), read.ids());
    }

    @Test
    void foldersOfClassesOfSplits() throws Exception {
        set().picture("train/cat/a.png")
                .picture("train/dog/sub/b.png")
                .picture("valid/dog/c.png")
                .text("train/cat/broken.png", "no picture")
                .text(
                        "classes.json",
                        "{\"dog\": {\"name\": \"big/dog\", \"index\": 1}, \"cat\": \"cat\", \"gone\": \"x\"}");

        Trial read = read();

        assertEquals(List.of("big/dog", "cat"), read.taxonomy().names());
        assertEquals(List.of("train/cat/a.png", "train/dog/sub/b.png", "val/dog/c.png"), read.ids());
        assertEquals("sub/b.png", read.items().get(1).path());
        assertEquals(List.of(Annotation.of("1", "big/dog", new Shape.Whole())), read.annotations(1));
        assertEquals(List.of("media.unreadable"), read.errorCodes());
    }

    @Test
    void foldersOfClassesWithoutSplitsWhenTheUserSaysSo() throws Exception {
        set().picture("cat/a.png").picture("dog/b.png");

        assertThrows(ExportException.class, this::read);
        Trial read = read(Map.of("task", "classify"));
        assertEquals(List.of("cat/a.png", "dog/b.png"), read.ids());
        assertTrue(read.items().stream().allMatch(item -> item.split() == Split.NONE));
    }

    @Test
    void wrongListsOfFoldersAreRefused() throws Exception {
        set().picture("train/cat/a.png");
        for (String bad : List.of("[", "[]", "{\"cat\": 1}", "{\"cat\": \"\"}")) {
            set().text("classes.json", bad);
            assertEquals(
                    "yolo.classes",
                    assertThrows(ExportException.class, this::read).code(),
                    bad);
        }
    }

    @Test
    void whatIsWrittenAsFoldersComesBack() throws Exception {
        set().picture("train/cat/a.png").picture("val/dog/b.png").picture("train/dog/a.png");
        Trial first = read();
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), first.taxonomy(), first.items());
        Path out = folder.resolve("again");
        export.publish(out);

        Trial second = Reading.of(new YoloTarget(), out, Map.of());

        assertEquals(first.ids(), second.ids());
        assertEquals(first.taxonomy(), second.taxonomy());
        assertEquals(
                first.items().stream().map(Item::annotations).toList(),
                second.items().stream().map(Item::annotations).toList());
    }

    private Verification set() {
        return new Verification(folder, new YoloConverter());
    }

    private Trial read() throws Exception {
        return read(Map.of());
    }

    private Trial read(Map<String, String> filter) throws Exception {
        return Reading.of(new YoloTarget(), folder, filter);
    }
}
