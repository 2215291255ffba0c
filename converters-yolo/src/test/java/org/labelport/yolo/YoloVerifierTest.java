package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class YoloVerifierTest extends OnePictureSet {

    @Test
    void aGoodDataSetHasNoFault() throws Exception {
        set.text(LABELS, "\n0 0.5 0.5 0.2 0.2\r\n\r\n1  .25 5e-1 0.1 0.1\n \n");

        assertEquals(
                List.of("REMARK yolo.v5-path data.yaml:0", "REMARK yolo.cvat-twice data.yaml:2"), set.shown(Map.of()));
    }

    @Test
    void labelsBesideTheFolderOfPicturesInAPlaceAreChecked() throws Exception {
        set.text("data.yaml", "train: set\nval: set\nnames: [cat, dog]\n")
                .picture("set/images/a.png")
                .text("set/labels/a.txt", "7 0.5 0.5 0.2 0.2\n");

        assertEquals(List.of("REJECTED yolo.class set/labels/a.txt:1"), set.faults(Map.of()));
    }

    @Test
    void labelsBesidePicturesInImagesAreNotFoundByReaders() throws Exception {
        set.text("data.yaml", "train: set/images\nval: set/images\nnames: [cat, dog]\n")
                .picture("set/images/a.png")
                .text("set/images/a.txt", "0 0.5 0.5 0.2 0.2\n");

        assertEquals(List.of("DAMAGED yolo.label-beside set/images/a.txt:0"), set.faults(Map.of()));
    }

    @Test
    void anyFolderWithFoldersInItIsNoDataSet() throws Exception {
        Path any = Files.createDirectory(folder.resolve("any"));
        Verification other = new Verification(any, new YoloConverter());
        other.text("annotations.csv", "item,label\n").picture("media/a.png");

        ExportException missing = assertThrows(ExportException.class, () -> other.shown(Map.of()));
        assertEquals("yolo.missing", missing.code());
        assertTrue(missing.getMessage().contains("-o task=classify"), missing.getMessage());
        assertEquals(List.of(), other.faults(Map.of("task", "classify")));
    }

    @ParameterizedTest
    @CsvSource({
        "b.PNG, 10, picture-capitals",
        "b.png, 6, picture-mode",
        "b.png, 13, picture-mode",
        "b.png, 11, picture-mode"
    })
    void picturesThatSupervisionDoesNotRead(String name, int type, String code) throws Exception {
        Path picture = folder.resolve("images/train").resolve(name);
        ImageIO.write(new BufferedImage(100, 50, type), "png", picture.toFile());
        set.text("labels/train/b.txt", "0 0.5 0.5 0.2 0.2\n");

        assertEquals(
                List.of(
                        "REMARK yolo.v5-path data.yaml:0",
                        "REMARK yolo.cvat-twice data.yaml:2",
                        "REMARK yolo." + code + " images/train/" + name + ":0"),
                set.shown(Map.of()));
    }

    private List<String> shown() {
        try {
            return set.shown(Map.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kpt_shape: [2]|REJECTED yolo.keypoints data.yaml:4",
                "kpt_shape: [2, 2]|DAMAGED yolo.keypoints data.yaml:4",
                "kpt_shape: [2, 3]|REMARK yolo.flip data.yaml:0",
                "kpt_shape: [2, 3]\\nflip_idx: [0]|REJECTED yolo.flip data.yaml:5",
                "kpt_shape: [2, 3]\\nflip_idx: [0, 0]|DAMAGED yolo.flip data.yaml:5",
                "path: .|REJECTED yolo.path data.yaml:4",
                "path: coco8|REJECTED yolo.path data.yaml:4",
                "path: images|REMARK yolo.path-data-sets data.yaml:4",
                "path: /elsewhere|REMARK yolo.path-elsewhere data.yaml:4",
                "test: gone|REMARK yolo.split-missing data.yaml:4",
                "test: ../../gone|REMARK yolo.outside data.yaml:4",
                "nc: 3|REJECTED yolo.names data.yaml:4",
            })
    void linesOfTheYamlFile(String line, String problem) throws Exception {
        set.text("data.yaml", YAML + line.replace("\\n", "\n") + "\n").text(LABELS, "");

        assertTrue(set.shown(Map.of()).contains(problem), shown().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[cat, yes, no]|DAMAGED yolo.name-retyped data.yaml:3",
                "[cat, ~]|DAMAGED yolo.name-retyped data.yaml:3",
                "[cat, 1.50]|DAMAGED yolo.name-retyped data.yaml:3",
                "[cat, 0x1F]|DAMAGED yolo.name-retyped data.yaml:3",
                "{0: cat, 2: dog}|REJECTED yolo.names data.yaml:3",
                "[n01440764, dog]|REJECTED yolo.names data.yaml:3",
                "{}|REJECTED yolo.names data.yaml:3",
                "[cat, cat]|REMARK yolo.name-repeated data.yaml:3",
                "[cat/kitten, dog]|REMARK yolo.name-slash data.yaml:3",
                "[cat|REJECTED yolo.yaml data.yaml:4",
            })
    void namesOfClasses(String names, String problem) throws Exception {
        set.text("data.yaml", "train: images/train\nval: images/train\nnames: " + names + "\n")
                .text(LABELS, "");

        assertTrue(set.shown(Map.of()).contains(problem), shown().toString());
    }

    @Test
    void namesThatYamlKeepsAreNoFault() throws Exception {
        set.text("data.yaml", "train: images/train\nval: images/train\nnames: ['yes', 1.5, 12, \"~\"]\n");

        assertEquals(List.of(), set.faults(Map.of()));
    }

    @Test
    void splitsThatAreMissing() throws Exception {
        set.text("data.yaml", "train: images/train\nnames: [cat, dog]\n");
        assertEquals(List.of("REJECTED yolo.split-missing data.yaml:0"), set.faults(Map.of()));
        set.text("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
        assertEquals(List.of("REJECTED yolo.split-missing data.yaml:2"), set.faults(Map.of()));
        Files.createDirectories(folder.resolve("images/val"));
        assertEquals(List.of("REJECTED yolo.split-empty images/val:0"), set.faults(Map.of()));
    }

    @Test
    void v5WantsTheWholePath() throws Exception {
        Map<String, String> v5 = Map.of("layout", "yolov5", "root", folder.toString());
        assertEquals(List.of("REJECTED yolo.path data.yaml:0"), set.faults(v5));
        set.text("data.yaml", "path: \"" + folder + "\"\n" + YAML);
        assertEquals(List.of("REMARK yolo.cvat-twice data.yaml:3"), set.shown(v5));
    }

    @Test
    void labelsInCapitalsAreNotFound() throws Exception {
        set.picture("images/train/b.jpg")
                .text("labels/train/b.TXT", "0 0.5 0.5 0.2 0.2\n")
                .text("labels/train/gone.TXT", "0 0.5 0.5 0.2 0.2\n");

        assertEquals(
                List.of(
                        "DAMAGED yolo.label-suffix labels/train/b.TXT:0",
                        "REJECTED yolo.picture-missing labels/train/gone.TXT:0"),
                set.faults(Map.of()));
    }

    @Test
    void picturesThatShareALabelOrHaveNoneOrAreNone() throws Exception {
        set.picture("images/train/a.jpg")
                .picture("images/train/sub/b.png")
                .text("images/train/c.png", "no picture")
                .text("images/train/d.gif", "GIF89a")
                .text("labels/train/d.txt", "0 0.5 0.5 0.2 0.2\n")
                .text("labels/train/gone.txt", "0 0.5 0.5 0.2 0.2\n")
                .text("labels/train.cache", "");
        Pictures.png(folder.resolve("images/train/e.png"), 9, 50);

        assertEquals(
                List.of(
                        "DAMAGED yolo.label-shared images/train/a.png:0",
                        "REJECTED yolo.picture-unreadable images/train/c.png:0",
                        "REJECTED yolo.picture-small images/train/e.png:0",
                        "REJECTED yolo.picture-missing labels/train/d.txt:0",
                        "REJECTED yolo.picture-missing labels/train/gone.txt:0"),
                set.faults(Map.of()));
        assertTrue(set.shown(Map.of()).contains("REMARK yolo.cache labels/train.cache:0"));
        assertTrue(set.shown(Map.of()).contains("REMARK yolo.label-missing images/train/sub/b.png:0"));
        assertTrue(set.shown(Map.of()).contains("REMARK yolo.datumaro-folders images/train/sub/b.png:0"));
    }

    @Test
    void picturesWhoseLabelsSortOtherwise() throws Exception {
        set.picture("images/train/p.jpg").picture("images/train/p.b.jpg").picture("images/train/p-2.jpg");
        assertFalse(set.shown(Map.of()).toString().contains("label-order"));

        set.picture("images/train/p.rf.jpg");
        assertTrue(set.shown(Map.of()).contains("REMARK yolo.label-order images/train/p.rf.jpg:0"));
    }

    @Test
    void aJpegWithoutItsEnd() throws Exception {
        BufferedImage image = new BufferedImage(20, 20, 1);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        set.bytes("images/train/j.jpg", Arrays.copyOf(jpeg.toByteArray(), jpeg.size() - 1));

        assertEquals(List.of("DAMAGED yolo.picture-cut images/train/j.jpg:0"), set.faults(Map.of()));
    }

    @Test
    void withoutPicturesTheLabelsAreLookedAt() throws Exception {
        Files.delete(folder.resolve("images/train/a.png"));
        set.text(LABELS, "7 0.5 0.5 0.2 0.2\n");

        assertEquals(
                List.of(
                        "REMARK yolo.v5-path data.yaml:0",
                        "REMARK yolo.cvat-twice data.yaml:2",
                        "REMARK yolo.pictures-left-out :0",
                        "REJECTED yolo.class " + LABELS + ":1"),
                set.shown(Map.of()));
    }

    @Test
    void pathThatEndsInTheNameOfTheFolderIsFoundAmongDataSets() throws Exception {
        set.text("data.yaml", YAML + "path: ../datasets/" + folder.getFileName() + "\n")
                .text(LABELS, "");

        assertEquals(List.of(), set.faults(Map.of()));
        assertTrue(shown().contains("REMARK yolo.path-data-sets data.yaml:4"), shown().toString());
    }

    @Test
    void placesStartAtAPathBesideTheFile() throws Exception {
        set.text("data.yaml", "path: images\ntrain: train\nval: train\nnames: [cat, dog]\n")
                .text(LABELS, "7 0.5 0.5 0.2 0.2\n");

        assertEquals(List.of("REJECTED yolo.class " + LABELS + ":1"), set.faults(Map.of()));
    }

    @Test
    void picturesElsewhereAreNotCalledMissing() throws Exception {
        set.text("data.yaml", "train: /gone/train\nval: /gone/val\nnames: [cat, dog]\n");

        assertEquals(
                List.of(
                        "REMARK yolo.v5-path data.yaml:0",
                        "REMARK yolo.outside data.yaml:1",
                        "REMARK yolo.outside data.yaml:2"),
                set.shown(Map.of()));
    }

    @Test
    void listsOfPictures() throws Exception {
        set.text("data.yaml", "train: lists/train.txt\nval: lists/train.txt\nnames: [cat, dog]\n")
                .text(
                        "lists/train.txt",
                        "./../images/train/a.png\nimages/train/a.png\n./gone.png\n./../../../etc/x.png\n")
                .text(LABELS, "9 0.5 0.5 0.2 0.2\n");

        assertEquals(
                List.of(
                        "REJECTED yolo.class " + LABELS + ":1",
                        "REJECTED yolo.list-line lists/train.txt:2",
                        "REJECTED yolo.picture-missing lists/train.txt:2",
                        "REJECTED yolo.picture-missing lists/train.txt:3"),
                set.faults(Map.of()));
    }

    @Test
    void aListWithoutPicturesIsNoSplit() throws Exception {
        for (String text : List.of("", " \n\n")) {
            set.text("data.yaml", "train: images/train\nval: val.txt\nnames: [cat, dog]\n")
                    .text("val.txt", text);

            assertEquals(List.of("REJECTED yolo.split-empty val.txt:0"), set.faults(Map.of()), text);
        }
    }

    /** Java cannot make such names; a shell can, where the file system takes them. */
    @Test
    void namesThatAreNotInUtf8AreSaidToBe() throws Exception {
        Path any = Files.createDirectory(folder.resolve("any"));
        Verification classes = new Verification(any, new YoloConverter());
        classes.picture("train/dog/a.png").picture("val/dog/a.png");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "n=$(printf 'caf\\351') && mkdir \"train/$n\" \"val/$n\" && cp val/dog/a.png \"train/$n/a.png\""
                                + " && cp val/dog/a.png \"val/dog/$n.png\"")
                .directory(any.toFile())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(shell.waitFor() == 0, "the file system takes names in UTF-8 only");

        assertEquals(
                List.of(
                        "REJECTED yolo.unreadable train/caf\uFFFD/:0",
                        "REJECTED yolo.unreadable val/caf\uFFFD/:0",
                        "REJECTED yolo.picture-unreadable val/dog/caf\uFFFD.png:0"),
                classes.faults(Map.of("task", "classify")));
        Trial read = Reading.of(new YoloTarget(), any, Map.of());
        assertEquals(List.of("train/dog/a.png", "val/dog/a.png"), read.ids());
        assertEquals(List.of("media.unreadable", "media.unreadable", "media.missing"), read.errorCodes());
        assertTrue(read.errors().stream().allMatch(error -> error.message().contains("UTF-8")));
    }

    @Test
    void linksThatLeadOutAreNotLookedAt(@TempDir Path outside) throws Exception {
        Pictures.png(outside.resolve("x.png"), 5, 5);
        Files.createSymbolicLink(folder.resolve("images/train/x.png"), outside.resolve("x.png"));
        Files.createSymbolicLink(folder.resolve("images/train/all"), outside);

        assertEquals(List.of(), set.faults(Map.of()));
        assertTrue(set.shown(Map.of())
                .containsAll(
                        List.of("REMARK yolo.links images/train/all:0", "REMARK yolo.links images/train/x.png:0")));
    }

    @Test
    void foldersOfClasses(@TempDir Path root) throws Exception {
        Verification classes = new Verification(root, new YoloConverter());
        classes.picture("train/cat/a.png")
                .picture("train/dog/b.png")
                .picture("train/lost.png")
                .text("train/dog/notes.md", "x")
                .text("train/dog/.DS_Store", "x")
                .picture("training/cat/a.png")
                .picture("val/dog/c.png");
        Files.createDirectories(root.resolve("val/.ipynb_checkpoints"));

        assertEquals(
                List.of(
                        "REJECTED yolo.picture-without-class train/lost.png:0",
                        "REJECTED yolo.picture-suffix train/dog/notes.md:0",
                        "DAMAGED yolo.class-missing val:0",
                        "DAMAGED yolo.class-hidden val/.ipynb_checkpoints:0"),
                classes.faults(Map.of()));
    }

    @Test
    void picturesInSeveralClasses(@TempDir Path root) throws Exception {
        Verification classes = new Verification(root, new YoloConverter());
        for (String folder : List.of("train/cat", "train/dog", "val/cat", "val/dog")) {
            Files.createDirectories(root.resolve(folder));
        }
        Pictures.png(root.resolve("train/cat/a.png"), 20, 20);
        Pictures.png(root.resolve("train/cat/copy.png"), 20, 20);
        Pictures.png(root.resolve("train/cat/b.png"), 30, 20);
        Pictures.png(root.resolve("train/dog/a.png"), 20, 20);
        Pictures.png(root.resolve("train/dog/b.png"), 20, 40);
        Pictures.png(root.resolve("train/dog/other.png"), 30, 20);
        Pictures.png(root.resolve("val/cat/a.png"), 20, 20);
        Pictures.png(root.resolve("val/dog/c.png"), 50, 20);

        assertEquals(
                List.of(
                        "REMARK yolo.picture-in-classes train/dog/a.png:0",
                        "REMARK yolo.picture-name-in-classes train/dog/b.png:0",
                        "REMARK yolo.picture-in-classes train/dog/other.png:0"),
                classes.shown(Map.of()));
    }

    @Test
    void aFolderWithoutADataSetIsRefused(@TempDir Path empty) {
        Verification nothing = new Verification(empty, new YoloConverter());

        assertEquals(
                "yolo.missing",
                assertThrows(ExportException.class, () -> nothing.faults(Map.of()))
                        .code());
    }
}
