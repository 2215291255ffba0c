package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

/** The layouts that folders of COCO's family can have. */
class CocoFolderTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private void put(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.endsWith(".json") ? "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}]}" : "");
        }
    }

    private List<String> found(CocoKind... kinds) throws ExportException, IOException {
        return new CocoFolder(folder, Optional.empty())
                .files(List.of(kinds)).stream()
                        .map(file -> folder.relativize(file.json()) + " " + file.split() + " "
                                + file.pictures()
                                        .map(folder::relativize)
                                        .map(Path::toString)
                                        .orElse("-"))
                        .toList();
    }

    @Test
    void aSingleFileNamesPicturesInAnyUsualFolder() throws ExportException, IOException {
        put("annotations.json", "data/a.jpg");
        assertEquals(List.of("annotations.json NONE data"), found(CocoKind.INSTANCES));

        Files.writeString(
                folder.resolve("annotations.json"), "{\"images\":[{\"id\":1,\"file_name\":\"JPEGImages/a.jpg\"}]}");
        put("JPEGImages/a.jpg"); // as labelme2coco has them
        assertEquals(List.of("annotations.json NONE "), found(CocoKind.INSTANCES));
    }

    @Test
    void thePublicDataSetHasItsKindsSideBySide() throws ExportException, IOException {
        put(
                "annotations/captions_val2017.json",
                "annotations/captions_train2017.json",
                "annotations/instances_val2017.json",
                "annotations/instances_train2017.json",
                "annotations/person_keypoints_val2017.json",
                "annotations/image_info_test-dev2017.json",
                "annotations/lvis_v1_val.json",
                "annotations/stuff_train2017.json",
                "train2017/a.jpg",
                "val2017/a.jpg");
        assertEquals(
                List.of(
                        "annotations/instances_train2017.json TRAIN train2017",
                        "annotations/instances_val2017.json VALIDATION val2017"),
                found(CocoKind.values()));
        assertEquals(
                List.of(
                        "annotations/captions_train2017.json TRAIN train2017",
                        "annotations/captions_val2017.json VALIDATION val2017"),
                found(CocoKind.CAPTIONS));
        assertEquals(
                List.of("annotations/person_keypoints_val2017.json VALIDATION val2017"), found(CocoKind.KEYPOINTS));
        assertEquals(List.of("annotations/lvis_v1_val.json VALIDATION -"), found(CocoKind.LVIS));
        assertEquals(List.of("annotations/image_info_test-dev2017.json TEST -"), found(CocoKind.RESULTS));
        assertEquals(
                2, read(new CocoTarget(), Map.of("kind", "captions")).items().size());
        assertEquals(1, read(new CocoStuffTarget(), Map.of()).items().size());
    }

    @Test
    void theFolderOfASplitMayHaveAFolderNamedJpegImages() throws ExportException, IOException {
        put("annotations/instances_train.json", "train/a.jpg", "train/JPEGImages/b.jpg");
        assertEquals(List.of("annotations/instances_train.json TRAIN train"), found(CocoKind.INSTANCES));

        Files.move(folder.resolve("train/a.jpg"), folder.resolve("train/JPEGImages/a.jpg")); // as YouTube-VIS has them
        assertEquals(List.of("annotations/instances_train.json TRAIN train/JPEGImages"), found(CocoKind.INSTANCES));

        Files.move(folder.resolve("annotations/instances_train.json"), folder.resolve("train.json"));
        assertEquals(List.of("train.json TRAIN train/JPEGImages"), found(CocoKind.INSTANCES));
        Files.writeString(folder.resolve("train.json"), "{\"images\":[{\"id\":1,\"file_name\":\"JPEGImages/a.jpg\"}]}");
        assertEquals(List.of("train.json TRAIN train"), found(CocoKind.INSTANCES));
    }

    private Trial read(TargetHandler target, Map<String, String> filter) throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", folder.toString());
        return Trial.read(target, all, scratch);
    }

    @Test
    void splitsMayBeCalledAsInCvat() throws ExportException, IOException {
        put(
                "annotations/instances_Train.json",
                "annotations/instances_Validation.json",
                "annotations/instances_Test.json",
                "annotations/instances_default.json",
                "images/Train/a.jpg",
                "images/Validation/a.jpg");
        assertEquals(
                List.of(
                        "annotations/instances_default.json NONE images",
                        "annotations/instances_Train.json TRAIN images/Train",
                        "annotations/instances_Validation.json VALIDATION images/Validation",
                        "annotations/instances_Test.json TEST images"),
                found(CocoKind.INSTANCES));
    }

    @Test
    void foldersOfSplitsMayBeCalledOtherwise() throws ExportException, IOException {
        put(
                "Validation/_annotations.coco.json",
                "Validation/a.jpg",
                "training/_annotations.coco.json",
                "training/a.jpg");
        assertEquals(
                List.of(
                        "training/_annotations.coco.json TRAIN training",
                        "Validation/_annotations.coco.json VALIDATION Validation"),
                found(CocoKind.INSTANCES));
    }

    @Test
    void oneFileForAllHasItsPicturesInImages() throws ExportException, IOException {
        put("annotations.json", "images/a.jpg");
        assertEquals(List.of("annotations.json NONE images"), found(CocoKind.INSTANCES));
    }

    @Test
    void picturesMayLieBesideTheirFile() throws ExportException, IOException {
        put("train/_annotations.coco.json", "train/a.jpg", "valid/_annotations.coco.json", "test/annotations.json");
        assertEquals(
                List.of(
                        "train/_annotations.coco.json TRAIN train",
                        "valid/_annotations.coco.json VALIDATION valid",
                        "test/annotations.json TEST test"),
                found(CocoKind.INSTANCES));
        assertEquals(
                List.of("train/_annotations.coco.json", "valid/_annotations.coco.json", "test/annotations.json"),
                new CocoFolder(folder, Optional.empty())
                        .files(List.of(CocoKind.INSTANCES)).stream()
                                .map(CocoFile::annotationsName)
                                .toList());
    }

    @Test
    void oneOfRoboflowsFoldersIsADataSet() throws ExportException, IOException {
        put("_annotations.coco.json", "a.jpg");
        assertEquals(List.of("_annotations.coco.json NONE "), found(CocoKind.INSTANCES));
    }

    @Test
    void theOnlyFileIsRead() throws ExportException, IOException {
        put("run.json", "images/a.jpg", "images/sub/b.jpg");
        for (String name : List.of("a.jpg", "gone.jpg", "sub\\\\b.jpg")) {
            Files.writeString(folder.resolve("result.json"), "{\"images\":[{\"file_name\":\"" + name + "\"}]}");
            assertEquals(List.of("result.json NONE images"), found(CocoKind.INSTANCES), name);
        }
        Files.writeString(folder.resolve("result.json"), "{\"images\":[{\"id\":1,\"file_name\":\"images/a.jpg\"}]}");
        assertEquals(List.of("result.json NONE "), found(CocoKind.INSTANCES));
        Files.writeString(folder.resolve("result.json"), "{\"images\":[");
        assertEquals(List.of("result.json NONE images"), found(CocoKind.INSTANCES));
        put("another.json");
        assertThrows(ExportException.class, () -> found(CocoKind.INSTANCES));
    }

    @Test
    void namesMayBeInCapitals() throws ExportException, IOException {
        put("annotations/instances_train.JSON", "annotations/Instances_val.json");
        assertEquals(
                List.of("annotations/instances_train.JSON TRAIN -", "annotations/Instances_val.json VALIDATION -"),
                found(CocoKind.INSTANCES));
    }

    @Test
    void aFileOfNoKindIsNamed() throws ExportException, IOException {
        put(
                "annotations/instances_train.json",
                "annotations/panoptic_train.json",
                "annotations/copy of instances_train.json");
        List<String> losses = Trial.read(new CocoTarget(), Map.of("path", folder.toString()), scratch).losses().stream()
                .map(loss -> loss.code() + " " + loss.detail())
                .toList();
        assertEquals(1, losses.size(), losses::toString);
        assertTrue(
                losses.get(0).startsWith("coco.file-ignored ")
                        && losses.get(0).contains("copy of instances_train.json"),
                losses::toString);
    }

    @Test
    void kindsThatAreNotReadAreSaidUnlessOneWasAskedFor() throws ExportException, IOException {
        put("annotations/instances_val.json", "annotations/labels_train.json", "annotations/labels_val.json");
        Trial all = read(new CocoTarget(), Map.of());
        assertEquals(List.of("coco.file-ignored"), all.lossCodes());
        assertTrue(
                all.losses().get(0).detail().contains("--filter kind=labels reads them"),
                all.losses().get(0).detail());
        assertEquals(
                List.of(), read(new CocoTarget(), Map.of("kind", "instances")).lossCodes());
        assertEquals(List.of(), read(new CocoLabelsTarget(), Map.of()).lossCodes());
    }

    @Test
    void filesOfAnotherLayoutThatAreNotReadAreTold() throws ExportException, IOException {
        put("annotations/instances_train.json", "train/_annotations.coco.json", "valid/annotations/instances.json");
        put("_annotations.coco.json", "other.json");
        assertEquals(
                List.of("_annotations.coco.json", "train/_annotations.coco.json", "valid/annotations/instances.json"),
                read(new CocoTarget(), Map.of()).losses().stream()
                        .map(loss -> loss.detail().replace(folder + "/", ""))
                        .map(detail -> detail.substring(0, detail.indexOf(' ')))
                        .toList());
        put("data/train/_annotations.coco.json", "data/test/_annotations.coco.json");
        assertEquals(
                List.of(),
                Trial.read(
                                new CocoTarget(),
                                Map.of("path", folder.resolve("data").toString()),
                                folder)
                        .losses());
    }

    @Test
    void fiftyOnePutsPicturesIntoData() throws ExportException, IOException {
        put("data/a.jpg");
        Files.writeString(folder.resolve("labels.json"), "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}]}");
        assertEquals(List.of("labels.json NONE data"), found(CocoKind.INSTANCES));
    }

    @Test
    void filesMayHaveNothingButASplitsName() throws ExportException, IOException {
        put("annotations/val.json", "annotations/train.json", "annotations/notes.json", "train/a.jpg", "images/a.jpg");
        assertEquals(
                List.of("annotations/train.json TRAIN train", "annotations/val.json VALIDATION images"),
                found(CocoKind.INSTANCES));
        Trial read = read(new CocoTarget(), Map.of());
        assertEquals(2, read.items().size());
        assertEquals(List.of("coco.file-ignored"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().contains("notes.json"),
                () -> read.losses().toString());
    }

    @Test
    void filesOfSplitsMayLieBesideTheFoldersOfPictures() throws ExportException, IOException {
        put("test.json", "other.json", "a.jpg");
        assertEquals(List.of("test.json TEST "), found(CocoKind.INSTANCES));
    }

    @Test
    void namesOfFilesMayDifferInTheirSplitsAlone() throws ExportException, IOException {
        put("val_annotations.json", "train_annotations.json", "train/a.jpg", "val/a.jpg", "classes.json");
        assertEquals(
                List.of("train_annotations.json TRAIN train", "val_annotations.json VALIDATION val"),
                found(CocoKind.INSTANCES));
        Trial read = read(new CocoTarget(), Map.of());
        assertEquals(
                List.of("train/1", "val/1"), read.items().stream().map(Item::id).toList());
        assertEquals(List.of("coco.file-ignored"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().contains("classes.json"),
                () -> read.losses().toString());
        put("annotations/coco_train.json", "annotations/coco_test2017.json");
        assertEquals(
                List.of("annotations/coco_train.json TRAIN train", "annotations/coco_test2017.json TEST "),
                found(CocoKind.INSTANCES));
        put("annotations/boxes_train.json", "annotations/boxes_val.json", "another_train.json", "another_val.json");
        assertThrows(ExportException.class, () -> found(CocoKind.INSTANCES));
    }

    @Test
    void filesMayBeNamedAfterTheirKinds() throws ExportException, IOException {
        put("instances.json", "captions.json", "data/a.jpg");
        assertEquals(List.of("instances.json NONE data"), found(CocoKind.values()));
        assertEquals(List.of("captions.json NONE data"), found(CocoKind.CAPTIONS));
        assertEquals(
                List.of("coco.file-ignored"), read(new CocoTarget(), Map.of()).lossCodes());
    }

    @Test
    void filesOfKindsMayLieBesideTheFoldersOfPictures() throws ExportException, IOException {
        put("instances_val.json", "captions_val.json", "instances_train.json", "captions_train.json", "images/a.jpg");
        assertEquals(
                List.of("instances_train.json TRAIN images", "instances_val.json VALIDATION images"),
                found(CocoKind.values()));
        assertEquals(
                List.of("coco.file-ignored", "coco.file-ignored"),
                read(new CocoTarget(), Map.of()).lossCodes());
    }

    @Test
    void eachSplitMayBeADataSet() throws ExportException, IOException {
        put(
                "train/annotations/instances_default.json",
                "train/annotations/captions_default.json",
                "train/images/a.jpg",
                "val/result.json",
                "val/data/a.jpg");
        assertEquals(
                List.of(
                        "train/annotations/instances_default.json TRAIN train/images",
                        "val/result.json VALIDATION val/data"),
                found(CocoKind.values()));
        Trial read = read(new CocoTarget(), Map.of());
        assertEquals(
                List.of("train/1", "val/1"), read.items().stream().map(Item::id).toList());
        assertEquals(List.of("coco.file-ignored"), read.lossCodes());
        put("val/more.json");
        assertThrows(ExportException.class, () -> found(CocoKind.values()));
    }

    @Test
    void aSplitsFileMayLieBesideItsFolderOfPictures() throws ExportException, IOException {
        put("train/annotations.json", "train/images/a.jpg", "val/annotations.json", "val/a.jpg");
        assertEquals(
                List.of("train/annotations.json TRAIN train/images", "val/annotations.json VALIDATION val"),
                found(CocoKind.INSTANCES));
    }

    @Test
    void theOnlyFileMayLieInAnnotations() throws ExportException, IOException {
        put("annotations/balloons.json", "run.json", "a.jpg");
        assertEquals(List.of("annotations/balloons.json NONE "), found(CocoKind.INSTANCES));
        assertEquals(List.of(), read(new CocoTarget(), Map.of()).lossCodes());
    }

    @Test
    void aFolderWithoutThemSaysWhatWasLookedFor() throws IOException {
        put("annotations/captions_train.json");
        String line = assertThrows(ExportException.class, () -> found(CocoKind.KEYPOINTS))
                .line();
        assertTrue(line.startsWith("source.missing") && line.contains("person_keypoints_<split>.json"), line);
    }
}
