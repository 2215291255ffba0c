package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.testkit.trial.Trial;

/**
 * Tests labels that models and trackers have written, whose rows have more numbers at their end than training data.
 */
class YoloPredictionsTest {

    private static final String YAML = "train: images/train\nnames: [cat, dog]\n";

    @TempDir
    Path folder;

    @Test
    void predictedKeypointsAreSeenHoweverSureTheModelIs() throws Exception {
        set().text("data.yaml", YAML + "kpt_shape: [2, 3]\n")
                .picture("images/train/a.png")
                .text(
                        "labels/train/a.txt",
                        "0 0.5 0.5 0.2 0.2 0.5 0.5 1 0.6 0.4 0.98\n0 0.5 0.5 0.2 0.2 0 0 0.2 0.6 0.4 1\n");

        Trial read = read();

        assertEquals(List.of("points.scores-dropped"), read.lossCodes());
        assertEquals(
                List.of(
                        Keypoint.Visibility.VISIBLE,
                        Keypoint.Visibility.VISIBLE,
                        Keypoint.Visibility.NOT_LABELLED,
                        Keypoint.Visibility.VISIBLE),
                read.annotations(0).stream()
                        .filter(annotation -> annotation.shape() instanceof Shape.Points)
                        .flatMap(annotation -> ((Shape.Points) annotation.shape()).points().stream())
                        .map(Keypoint::visibility)
                        .toList());
    }

    @Test
    void predictionsEndInTheirConfidence() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.917285\n1 0.5 0.5 0.2 0.2 1\n")
                .picture("images/train/b.png")
                .text("labels/train/b.txt", "0 0.1 0.1 0.5 0.1 0.5 0.9 0.25\n");

        Trial read = read();

        assertEquals(
                List.of(
                        predicted(0.917285, Annotation.of("1", "cat", Shape.Box.of(40, 20, 20, 10))),
                        predicted(1, Annotation.of("2", "dog", Shape.Box.of(40, 20, 20, 10)))),
                read.annotations(0));
        assertEquals(
                List.of(predicted(0.25, Annotation.of("1", "cat", Shape.Polygon.of(10, 5, 50, 5, 50, 45)))),
                read.annotations(1));
        assertEquals(List.of("yolo.confidence-assumed"), read.lossCodes());
        assertEquals(List.of(), read(Map.of("confidence", "last")).lossCodes());
        assertEquals(
                List.of("yolo.row", "yolo.row", "yolo.row"),
                read(Map.of("confidence", "none")).errorCodes());
    }

    @Test
    void confidencesAreNotGuessedWhereTheyMayBeSomethingElse() throws Exception {
        for (String rows : List.of(
                // one row is not predicted
                "0 0.5 0.5 0.2 0.2 0.9\n0 0.5 0.5 0.2 0.2\n",
                // the number of an object that was tracked, or a flag
                "0 0.5 0.5 0.2 0.2 1\n",
                // a number that is that of no object, among those of others
                "0 0.5 0.5 0.2 0.2 2\n0 0.5 0.5 0.2 0.2 2.5\n",
                // a polygon that was cut off, among whole ones
                "0 0.1 0.1 0.5 0.1 0.5 0.9\n0 0.1 0.1 0.5 0.1 0.5 0.9 0.2\n")) {
            set().text("data.yaml", YAML).picture("images/train/a.png").text("labels/train/a.txt", rows);

            Trial read = read();

            assertTrue(read.errorCodes().contains("yolo.row"), rows);
            assertEquals(List.of(), read.lossCodes(), rows);
        }
    }

    @Test
    void trackersAddTheNumberOfTheObject() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.9 1\n0 0.5 0.5 0.2 0.2 0.8 12\n");

        Trial read = read();

        assertEquals(List.of("yolo.confidence-assumed"), read.lossCodes());
        Annotation second = read.annotations(0).get(1);
        assertEquals(Shape.Box.of(40, 20, 20, 10), second.shape());
        assertEquals("12", second.track());
        assertEquals(Optional.of(0.8), second.provenance().score());
        assertEquals(List.of(), read(Map.of("confidence", "tracked")).lossCodes());

        set().text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.9 1\n0 0.5 0.5 0.2 0.2 0.9 1.5\n0 0.5 0.5 0.2 0.2 2 1\n");
        Trial wrong = read(Map.of("confidence", "tracked"));
        assertEquals(1, wrong.annotations(0).size());
        assertEquals(List.of("yolo.row", "yolo.row"), wrong.errorCodes());
    }

    @Test
    void trackersMayNumberTheSecondObjectLate() throws Exception {
        Verification set = set().text("data.yaml", YAML);
        for (int frame = 1000; frame < 1210; frame++) {
            int track = frame < 1205 ? 1 : 2;
            set.picture("images/train/" + frame + ".png")
                    .text("labels/train/" + frame + ".txt", "0 0.5 0.5 0.2 0.2 0.9 " + track + "\n");
        }

        Trial read = read();

        assertEquals(List.of("yolo.confidence-assumed"), read.lossCodes());
        assertEquals(Shape.Box.of(40, 20, 20, 10), read.annotations(0).get(0).shape());
        assertEquals("2", read.annotations(209).get(0).track());
    }

    @Test
    void firstLabelsAreThoseOfTheFirstPicturesThatHaveRows() throws Exception {
        Verification set = set().text("data.yaml", YAML);
        for (int frame = 1000; frame < 1202; frame++) {
            set.picture("images/train/" + frame + ".png");
        }
        set.text("labels/train/1200.txt", "0 0.5 0.5 0.2 0.2 0.9\n");

        Trial read = read();

        assertEquals(List.of(), read.errorCodes());
        assertEquals(Optional.of(0.9), read.annotations(200).get(0).provenance().score());
    }

    @Test
    void labelsOfCvatEndInTheNumberOfAnObjectThatIsTracked() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 1\n1 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2 12\n")
                .picture("images/train/b.png")
                .text("labels/train/b.txt", "0 0.1 0.1 0.5 0.1 0.5 0.9 3\n");

        Trial read = read();

        assertEquals(List.of("yolo.confidence-assumed"), read.lossCodes());
        assertEquals(
                List.of("1", "", "12"),
                read.annotations(0).stream().map(Annotation::track).toList());
        assertEquals(Shape.Box.of(40, 20, 20, 10), read.annotations(0).get(2).shape());
        assertEquals(Optional.empty(), read.annotations(0).get(2).provenance().score());
        assertEquals("3", read.annotations(1).get(0).track());
        assertEquals(read.items(), read(Map.of("confidence", "track")).items());
        assertEquals(List.of(), read(Map.of("confidence", "track")).lossCodes());

        set().text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 1.5\n");
        assertEquals(List.of("yolo.row"), read(Map.of("confidence", "track")).errorCodes());
    }

    @Test
    void polygonsThatEndAtTheBorderAreNotTracked() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.1 0.5 0.9 0.5 0.5 1\n0 0.1 0.5 0.9 0.5 0.9 1 0.1 1\n");

        assertEquals(
                List.of(ShapeKind.POLYGON, ShapeKind.POLYGON),
                read().annotations(0).stream().map(each -> each.shape().kind()).toList());
    }

    @Test
    void rowsThatEndOtherwiseThanPredictionsAreErrors() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text(
                        "labels/train/a.txt",
                        "0 0.5 0.5 0.2 0.2 0.9\n0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2 7\n0 0.5 0.5 0.2 0.2 -0.1\n0\n");

        Trial read = read(Map.of("confidence", "last"));

        assertEquals(1, read.annotations(0).size());
        assertEquals(List.of("yolo.row", "yolo.row", "yolo.row", "yolo.row"), read.errorCodes());
        assertTrue(read.errors().get(0).message().endsWith(", and its confidence"));
        assertTrue(read.errors().get(1).message().endsWith("its last number, 7, is not a confidence from 0 to 1"));
        assertTrue(read().errors().get(0).message().endsWith("--filter confidence=last"));
    }

    @Test
    void predictedRotatedBoxesAndPoses() throws Exception {
        set().text("data.yaml", YAML)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", "0 0.1 0.2 0.5 0.2 0.5 0.6 0.1 0.6 0.5\n");

        Trial boxes = read();

        assertEquals(ShapeKind.BOX, boxes.annotations(0).get(0).shape().kind());
        assertEquals(Optional.of(0.5), boxes.annotations(0).get(0).provenance().score());
        assertEquals(List.of("yolo.confidence-assumed", "yolo.task-assumed"), boxes.lossCodes());

        set().text("data.yaml", YAML + "kpt_shape: [3, 3]\n")
                .text("labels/train/a.txt", "0 0.5 0.5 0.2 0.2 0.5 0.5 1 0.6 0.4 0.3 0 0 0.01 0.75\n");

        Trial pose = read();

        assertEquals(
                List.of(Keypoint.Visibility.VISIBLE, Keypoint.Visibility.VISIBLE, Keypoint.Visibility.NOT_LABELLED),
                ((Shape.Points) pose.annotations(0).get(1).shape())
                        .points().stream().map(Keypoint::visibility).toList());
        assertTrue(pose.annotations(0).stream()
                .allMatch(annotation -> annotation.provenance().score().equals(Optional.of(0.75))));
        assertEquals(List.of("yolo.confidence-assumed", "points.scores-dropped"), pose.lossCodes());
    }

    private static Annotation predicted(double confidence, Annotation annotation) {
        return annotation.withProvenance(
                new Annotation.Provenance(Optional.of(confidence), true, "", Optional.empty()));
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
