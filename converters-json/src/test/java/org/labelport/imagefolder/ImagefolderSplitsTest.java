package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

/** Tests which splits {@code README.md} lets the library load together. */
class ImagefolderSplitsTest {

    private static final Annotation BOX = Annotation.of("b", "cat", Shape.Box.of(0, 0, 2, 2));
    private static final Annotation REGION = Annotation.of("r", "cat", Shape.Polygon.of(0, 0, 4, 0, 4, 4));

    @TempDir
    Path folder;

    private static Item item(String name, Split split, Annotation... annotations) {
        return MaskTrials.item(name, annotations).withSplit(split);
    }

    /** Writes the items, and returns the lines of {@code README.md} that tell which folders are loaded together. */
    private List<String> configurations(Item... items) throws Exception {
        Trial.write(new ImagefolderConverter(), Map.of(), MaskTrials.taxonomy("cat"), List.of(items), folder);
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("README.md"))) {
            if (line.contains("config_name: ") || line.contains("- split: ")) {
                found.add(line.substring(line.indexOf(": ") + 2));
            }
        }
        return found;
    }

    @Test
    void splitsWithValuesInTheSameColumnsAreLoadedTogether() throws Exception {
        assertEquals(
                List.of("default", "train", "test"),
                configurations(
                        item("a.jpg", Split.TRAIN, REGION),
                        item("b.jpg", Split.TRAIN),
                        item("c.jpg", Split.TEST, REGION)));
    }

    @Test
    void splitWithoutObjectsOrRegionsHasAConfigurationOfItsOwn() throws Exception {
        assertEquals(
                List.of("default", "train", "validation", "validation", "test", "test"),
                configurations(
                        item("a.jpg", Split.TRAIN, BOX, REGION),
                        item("b.jpg", Split.VALIDATION, BOX),
                        item("c.jpg", Split.TEST)));
        assertTrue(Files.readString(folder.resolve("README.md")).contains("Load the split `test` with"));
    }

    @Test
    void splitWhoseTextsAreAllDatesHasAConfigurationOfItsOwn() throws Exception {
        assertEquals(
                List.of("default", "train", "validation", "test", "test"),
                configurations(
                        captioned("a.jpg", Split.TRAIN, "a cat"),
                        captioned("b.jpg", Split.VALIDATION, "2026-03-01 and a cat"),
                        captioned("c.jpg", Split.TEST, "2026-03-01 10:30")));
    }

    /** PyYAML reads the halves of an escaped character as two characters. */
    @Test
    void namesBeyond16BitsAreWrittenAsTheyAre() throws Exception {
        Item item = MaskTrials.item("a.jpg", Annotation.of("b", "cat 😀", Shape.Box.of(0, 0, 2, 2)));
        Trial.write(new ImagefolderConverter(), Map.of(), MaskTrials.taxonomy("cat 😀"), List.of(item), folder);

        String readme = Files.readString(folder.resolve("README.md"));
        assertTrue(readme.contains("'0': \"cat 😀\"\n"), readme);
    }

    private static Item captioned(String name, Split split, String caption) {
        return item(
                name,
                split,
                Annotation.of("t", "", new Shape.Whole())
                        .withAttributes(Map.of(Attributes.CAPTION, new Value.Text(caption))));
    }
}
