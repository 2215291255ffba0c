package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.labelport.report.ItemError;

/** Tests links to nothing, as sets have them whose files lie on a disk that is not there: each is told, and no run ends. */
@DisabledOnOs(OS.WINDOWS)
class YoloLooseLinksTest extends YoloFolder {

    private static final String ROW = "0 0.5 0.5 0.2 0.2\n";

    private Verification set;

    @BeforeEach
    void set() {
        set = new Verification(folder, new YoloConverter());
    }

    @Test
    void labelsAreRejected() throws Exception {
        yaml("train: images/train\nval: images/train\n" + NAMES);
        picture("images/train/a.png");
        picture("images/train/b.png");
        label("labels/train/b.txt", "7 0.5 0.5 0.2 0.2\n");
        link("labels/train/a.txt");

        assertEquals(
                List.of("REJECTED yolo.labels labels/train/a.txt:0", "REJECTED yolo.class labels/train/b.txt:1"),
                set.faults(Map.of()));
    }

    @Test
    void labelsBesidePicturesAreErrorsOfTheirItems() throws Exception {
        yaml("train: images/train\nval: images/train\n" + NAMES);
        picture("images/train/a.png");
        link("images/train/a.txt");
        picture("images/train/b.png");
        label("images/train/b.txt", ROW);

        assertEquals(
                List.of("train/b.png"), read().stream().map(item -> item.id()).toList());
        assertEquals(
                List.of("train/a.png"), errors.stream().map(ItemError::item).toList());
        assertEquals(
                List.of(
                        "DAMAGED yolo.label-beside images/train/a.txt:0",
                        "DAMAGED yolo.label-beside images/train/b.txt:0"),
                set.faults(Map.of()));
    }

    @Test
    void picturesOfAListAreMissing() throws Exception {
        yaml("train: list.txt\nval: list.txt\n" + NAMES);
        label("list.txt", "./images/a.png\n./images/b.png\n");
        link("images/a.png");
        picture("images/b.png");
        label("labels/b.txt", ROW);

        assertEquals(List.of("REJECTED yolo.picture-missing list.txt:1"), set.faults(Map.of()));
    }

    @Test
    void picturesWithoutAClassAreNoFoldersOfClasses() throws Exception {
        picture("train/cat/a.png");
        picture("train/dog/b.png");
        link("train/lost.png");

        assertEquals(2, read().size());
        assertEquals(1, errors.size() + losses.size());
        assertEquals(List.of("REJECTED yolo.picture-without-class train/lost.png:0"), set.faults(Map.of()));
    }

    private void link(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, folder.resolve("not there"));
    }
}
