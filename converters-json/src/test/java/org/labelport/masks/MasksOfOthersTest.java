package org.labelport.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.MediaProbe;
import org.labelport.testkit.trial.Trial;

/** Tests masks and lists of classes as other programs lay them out. */
final class MasksOfOthersTest extends MasksFixture {

    @Test
    void foldersAndListsOfOthersAreRead() throws Exception {
        Files.writeString(folder.resolve("classes.txt"), "road\nsky\n");
        MaskTrials.picture(folder.resolve("img_dir/training/a.jpg"));
        MaskTrials.gray8(folder.resolve("ann_dir/training/a_labels.png"), MaskTrials.values(1, 255));
        Trial read = read(Map.of("suffix", "_labels"));
        assertEquals(
                List.of("sky"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(Split.TRAIN, read.items().get(0).split());
    }

    @Test
    void theListsOfLabelmeAndFastaiAreRead() throws Exception {
        MaskTrials.picture(folder.resolve("JPEGImages/a.jpg"));
        MaskTrials.gray8(folder.resolve("SegmentationClass/a.png"), MaskTrials.values(1, 0));
        Path list = folder.resolve("class_names.txt");
        Files.writeString(list, "_background_\ncat\n");
        assertEquals(List.of("cat"), read(Map.of()).taxonomy().names());
        Files.move(list, folder.resolve("codes.txt"));
        assertEquals(List.of("cat"), read(Map.of()).taxonomy().names());
    }

    @Test
    void theFolderOfEarlierVersionsOfLabelmeIsRead() throws Exception {
        MaskTrials.picture(folder.resolve("JPEGImages/a.jpg"));
        Files.createDirectories(folder.resolve("SegmentationClass"));
        Files.writeString(folder.resolve("SegmentationClass/a.npy"), "an array");
        MaskTrials.gray8(folder.resolve("SegmentationClassPNG/a.png"), MaskTrials.values(1, 0));
        Files.writeString(folder.resolve("class_names.txt"), "_background_\ncat\n");

        Trial read = read(Map.of());

        assertEquals("cat", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstClass() throws Exception {
        Files.writeString(folder.resolve("labels.txt"), "\uFEFFroad\nsky\n");
        MaskTrials.picture(folder.resolve("images/a.jpg"));
        MaskTrials.gray8(folder.resolve("masks/a.png"), MaskTrials.values(1, 255));
        assertEquals(List.of("road", "sky"), read(Map.of()).taxonomy().names());
    }

    @Test
    void roboflowsMasksBesidePictures() throws Exception {
        Files.createDirectories(folder.resolve("train"));
        Files.createDirectories(folder.resolve("valid"));
        Files.writeString(
                folder.resolve("train/_classes.csv"), "Pixel Value, Class\n0, background\n1, cat\n2, big dog\n");
        Files.writeString(
                folder.resolve("valid/_classes.csv"), "Pixel Value, Class\r\n0, background\r\n1, cat\r\n2, big dog");
        MaskTrials.picture(folder.resolve("train/a_jpg.rf.0f1e.jpg"));
        MaskTrials.gray8(folder.resolve("train/a_jpg.rf.0f1e_mask.png"), MaskTrials.values(2, 0));
        MaskTrials.picture(folder.resolve("train/b.jpg"));
        MaskTrials.picture(folder.resolve("valid/c.jpg"));
        MaskTrials.gray8(folder.resolve("valid/c_mask.png"), MaskTrials.values(1, 1));

        Trial read = read(Map.of());

        assertEquals(List.of("cat", "big dog"), read.taxonomy().names());
        assertEquals(
                List.of("train/a_jpg.rf.0f1e.jpg", "train/b.jpg", "valid/c.jpg"),
                read.items().stream().map(Item::id).toList());
        assertEquals(Split.VALIDATION, read.items().get(2).split());
        assertEquals(
                List.of("big dog"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(List.of(), read.items().get(1).annotations());
        assertEquals(List.of("mask.missing"), read.lossCodes());
        assertEquals(List.of(), read.errorCodes());
    }

    @Test
    void roboflowsMasksBesidePicturesAreVerified() throws Exception {
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/_classes.csv"), "Pixel Value, Class\n0, background\n1, cat\n");
        MaskTrials.picture(folder.resolve("train/a.jpg"));
        MaskTrials.gray8(folder.resolve("train/a_mask.png"), MaskTrials.values(1, 0));
        assertEquals(List.of(), verify());

        MaskTrials.picture(folder.resolve("train/b.png"));
        MaskTrials.gray8(folder.resolve("train/c_mask.png"), MaskTrials.values(1, 0));
        MaskTrials.gray8(folder.resolve("train/a_mask.png"), MaskTrials.values(7, 0));
        assertEquals(
                List.of(
                        "remark suffixes-mixed",
                        "rejected mask-missing",
                        "rejected value-unknown",
                        "rejected picture-missing"),
                verify());
    }

    @Test
    void oneOfRoboflowsFoldersOfMasks() throws Exception {
        Files.writeString(folder.resolve("_classes.csv"), "Pixel Value, Class\n0, background\n1, cat\n");
        MaskTrials.picture(folder.resolve("a.jpg"));
        MaskTrials.gray8(folder.resolve("a_mask.png"), MaskTrials.values(1, 0));

        Trial read = read(Map.of());

        assertEquals(List.of("a.jpg"), read.items().stream().map(Item::id).toList());
        assertEquals("cat", read.items().get(0).annotations().get(0).category());
        assertEquals(Split.NONE, read.items().get(0).split());
    }

    @Test
    void masksBesidePicturesWithoutAList() throws Exception {
        MaskTrials.picture(folder.resolve("data/a.jpg"));
        MaskTrials.gray8(folder.resolve("data/a.png"), MaskTrials.values(1, 0));

        Trial read = read(Map.of("images", "data", "masks", "data"));

        assertEquals(List.of("a.jpg"), read.items().stream().map(Item::id).toList());
        assertEquals("class 001", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void labelformatsNamesOfValues() throws Exception {
        MaskTrials.picture(folder.resolve("images/a.jpg"));
        MaskTrials.gray8(folder.resolve("SegmentationClass/a.png"), MaskTrials.values(0, 2));
        Path names = folder.resolve("class_id_to_name.json");
        Files.writeString(names, "{\"0\": \"background\", \"1\": \"dog\", \"2\": \"cat\"}");
        Map<String, String> filter = Map.of("images", "images", "masks", "SegmentationClass");

        Trial read = read(filter);

        assertEquals("cat", read.items().get(0).annotations().get(0).category());
        assertEquals(List.of("dog", "cat"), read.taxonomy().names());
        Files.writeString(names, "{\"one\": \"dog\"}");
        assertEquals(
                "masks.classes",
                assertThrows(ExportException.class, () -> read(filter)).code());
    }

    @Test
    void listsOfValuesThatAreNone() throws Exception {
        for (String bad : List.of(
                "Pixel Value, Class\none, cat\n", "Pixel Value, Class\n1, cat\n1, dog\n", "Pixel Value, Class\n1\n")) {
            Files.writeString(folder.resolve("_classes.csv"), bad);
            assertEquals(
                    "masks.classes",
                    assertThrows(ExportException.class, () -> read(Map.of())).code(),
                    bad);
        }
        Files.createDirectories(folder.resolve("train"));
        Files.createDirectories(folder.resolve("test"));
        Files.writeString(folder.resolve("train/_classes.csv"), "Pixel Value, Class\n1, cat\n");
        Files.writeString(folder.resolve("test/_classes.csv"), "Pixel Value, Class\n1, dog\n");
        assertEquals(
                "masks.classes",
                assertThrows(ExportException.class, () -> read(Map.of())).code());
    }

    @Test
    void withoutAListClassesAreCalledByTheirValues() throws Exception {
        good();
        Files.delete(folder.resolve("classes.json"));
        assertEquals(
                "class 002", read(Map.of()).items().get(0).annotations().get(0).category());
        assertEquals(List.of("remark classes"), verify());
    }

    @ParameterizedTest
    @CsvSource({"8, 12, 6, 12 x 8 1", "12, 8, 6, 12 x 8 6", "12, 8, 3, 12 x 8 3", "8, 12, 3, mask.size-mismatch"})
    void maskOfTheStoredPixelsOfATurnedPictureIsOfThese(int width, int height, int orientation, String expected)
            throws Exception {
        good();
        MediaProbe probe = file -> new Media.Image(Blob.at(file, 9), width, height, orientation);

        Trial read = Trial.read(
                new MasksTarget(), Map.of("path", folder.toString()), scratch, probe, (source, item) -> item);

        assertEquals(
                expected,
                read.items().stream()
                        .map(item -> (Media.Image) item.media())
                        .map(image -> image.width() + " x " + image.height() + " " + image.orientation())
                        .findFirst()
                        .orElseGet(() -> read.errorCodes().get(0)));
    }
}
