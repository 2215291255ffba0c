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
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests what {@code data.yaml} may contain, and where it is found. */
class YoloDescriptionTest {

    private static final String NAMES = "names: [cat, dog]\n";

    @TempDir
    Path folder;

    @Test
    void namesAreTextAndDuplicatesAreToldApart() throws Exception {
        yaml("train: images/train\nnc: 6\nnames: [yes, 1.50, ~, cat, cat, '']\n");
        Files.createDirectories(folder.resolve("images/train"));

        Trial read = read(folder);

        assertEquals(
                List.of("yes", "1.50", "~", "cat", "cat__4", "class_5"),
                read.taxonomy().names());
        assertEquals(List.of("class.renamed", "class.renamed"), read.lossCodes());
    }

    @Test
    void namesThatAreNullInAMappingAreTextAsInAList() throws Exception {
        yaml("train: images/train\nnames: {0: null, 1: cat, 2: }\n");
        Files.createDirectories(folder.resolve("images/train"));

        Trial read = read(folder);

        assertEquals(List.of("null", "cat", "class_2"), read.taxonomy().names());
        assertEquals(List.of("class.renamed"), read.lossCodes());
    }

    @Test
    void otherKeysAreToldOfOnce() throws Exception {
        yaml("train: images/train\n" + NAMES + "roboflow:\n  license: MIT\ndownload: x.zip\nauthor:\n");
        Files.createDirectories(folder.resolve("images/train"));

        Trial read = read(folder);

        assertEquals(List.of("yolo.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("keys are not read: roboflow, download"),
                read.losses().toString());
    }

    @Test
    void wrongDescriptionsAreRefusedWithTheReason() throws Exception {
        assertRefused(NAMES, "names no pictures");
        assertRefused(NAMES + "train:\nval: null\n", "names no pictures");
        Files.createDirectories(folder.resolve("images/train"));
        String train = "train: images/train\n";
        assertRefused(train + "names: {0: a, 2: b}\n", "there are 2 names, and 1 has none");
        assertRefused(train + "names: {0: a, 0: b}\n", "there twice");
        assertRefused(train + "names: [a]\nnc: 2\n", "nc is 2, but there are 1 names");
        assertRefused(train + "names: [a]\nnc: many\n", "not 'many'");
        assertRefused(train + "names: [[a]]\n", "where a text is expected");
        assertRefused(train + "names: a\n", "list or a mapping");
        assertRefused(train, "neither names nor nc");
        assertRefused("train: elsewhere\n" + NAMES, "elsewhere");
        assertRefused("train: data.yaml\n" + NAMES, "neither a folder nor");
        assertRefused("train: \"a\\0b\"\n" + NAMES, "not a path");
        assertRefused("train: [", "line 1");
        assertRefused("- a\n", "no keys");
        assertRefused("", "no keys");
        assertRefused(train + "names: !!javax.script.ScriptEngineManager {}\n", "line 2: Global tag is not allowed");
        assertRefused(train + NAMES + "kpt_shape: [17]\n", "kpt_shape");
        assertRefused(train + NAMES + "kpt_shape: [2, 3]\nflip_idx: [0, 2]\n", "flip_idx");
        assertRefused("b: " + "[".repeat(100) + "]".repeat(100) + "\n", "raise 'yamlDepth' in limits.json");
    }

    @Test
    void anEmptyPlaceIsNotTheWholeFolder() throws Exception {
        set().picture("images/train/a.png").picture("images/val/b.png");
        for (String place : List.of("", "null", "~", "''", "' '", "[]", "|\n")) {
            yaml("train: images/train\nval: images/val\n" + NAMES + "test: " + place + "\n");
            assertEquals(List.of("train/a.png", "val/b.png"), read(folder).ids(), place);
        }
        for (String element : List.of("null", "~", "''", "' '")) {
            String problem = "'train' has an empty element";
            assertRefused(
                    "val: images/val\n" + NAMES + "train:\n  - images/train\n  - " + element + "\n",
                    "line 5: " + problem);
            assertRefused("train: [images/train, " + element + "]\n" + NAMES, "line 1: " + problem);
        }
    }

    @Test
    void namesOfKeypointsThatAreNotReadAreTold() throws Exception {
        Files.createDirectories(folder.resolve("images/train"));
        String pose = "train: images/train\n" + NAMES + "kpt_shape: [2, 3]\n";
        yaml(pose + "kpt_names: {0: [a, b], 1: [c, d]}\n");
        assertEquals(List.of(), read(folder).lossCodes());
        for (String names : List.of(
                "[a, b]",
                "abc",
                "{0: [a, b], 1: [c]}",
                "{0: [a, b], 1: [c, c]}",
                "{0: [a, b], 1: [c, '']}",
                "{0: [a, b], 1: c}",
                "{0: [a, b], 2: [c, d]}",
                "{0: [a, b], cat: [c, d]}")) {
            yaml(pose + "kpt_names: " + names + "\n");
            Trial read = read(folder);
            assertEquals(List.of("yolo.key-dropped"), read.lossCodes(), names);
            assertTrue(read.losses().get(0).detail().contains("kpt_names"), names);
        }
        yaml(pose + "kpt_names: {0: [a, b], 1: [c]}\n");
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", "2")),
                read(folder).taxonomy().categories().stream()
                        .map(category -> category.skeleton().points())
                        .toList());
    }

    @Test
    void namesOfKeypointsWithoutTheirNumberAreTold() throws Exception {
        Files.createDirectories(folder.resolve("images/train"));
        for (String names : List.of("{0: [a, b]}", "[a, b]")) {
            yaml("train: images/train\n" + NAMES + "kpt_names: " + names + "\n");
            assertEquals(List.of("yolo.key-dropped"), read(folder).lossCodes(), names);
        }
    }

    @Test
    void aliasesDoNotMultiply() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + ", " + before + "]\n");
        }
        assertRefused(bomb + "train: images\nnames: *a59\n", "Number of aliases");
    }

    @Test
    void theDescriptionIsFoundOrAskedFor() throws Exception {
        set().picture("images/train/a.png");
        ExportException none = assertThrows(ExportException.class, () -> read(folder));
        assertTrue(none.getMessage().contains("there is no data.yaml"), none.getMessage());
        set().text("coco8.yaml", "path: ../datasets/coco8\ntrain: ../images/train\n" + NAMES);
        Trial elsewhere = read(folder);
        assertEquals(1, elsewhere.items().size());
        assertTrue(elsewhere.lossCodes().contains("yolo.path-missing"));
        set().text("other.yml", "train: images/train\n" + NAMES);
        ExportException several = assertThrows(ExportException.class, () -> read(folder));
        assertTrue(several.getMessage().contains("other.yml"), several.getMessage());
        assertEquals(1, read(folder.resolve("other.yml")).items().size());
        assertThrows(ExportException.class, () -> read(folder.resolve("nowhere")));
    }

    private void assertRefused(String yaml, String reason) throws Exception {
        yaml(yaml);
        ExportException e = assertThrows(ExportException.class, () -> read(folder), yaml);
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    private Verification set() {
        return new Verification(folder, new YoloConverter());
    }

    private void yaml(String text) throws Exception {
        set().text("data.yaml", text);
    }

    private static Trial read(Path path) throws Exception {
        return Reading.of(new YoloTarget(), path, Map.of());
    }
}
