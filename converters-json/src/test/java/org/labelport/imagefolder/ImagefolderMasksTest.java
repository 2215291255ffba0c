package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.VerifyTrial;
import org.labelport.limits.Limits;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.raster.PngReader;
import org.labelport.testkit.trial.Trial;

/** Tests masks beside pictures, and the names of their values. */
final class ImagefolderMasksTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read() throws Exception {
        return Trial.read(new ImagefolderTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void valuesCountFromOneAndLaterObjectsCoverEarlierOnes() throws Exception {
        Item item = MaskTrials.item(
                "masks/a.jpg",
                Annotation.of("c", "cat", Shape.Box.of(0, 0, 2, 8)),
                Annotation.of("d", "dog", Shape.Box.of(1, 0, 1, 8)));
        Trial.write(
                new ImagefolderConverter(),
                Map.of("content", "masks"),
                MaskTrials.taxonomy("cat", "dog"),
                List.of(item),
                folder);
        assertEquals(
                "{\"file_name\":\"masks_/a.jpg\",\"mask_file_name\":\"masks/masks_/a.png\"}\n",
                Files.readString(folder.resolve("train/metadata.jsonl")));
        int[] values = PngReader.read(folder.resolve("train/masks/masks_/a.png"), Limits.USUAL)
                .values();
        assertEquals(List.of(1, 2, 0), List.of(values[0], values[1], values[2]));
        assertEquals(
                "{\"0\": \"background\", \"1\": \"cat\", \"2\": \"dog\"}\n",
                Files.readString(folder.resolve("id2label.json")));
    }

    @Test
    void masksAreFoundByThePathsOfWindows() throws Exception {
        MaskTrials.picture(folder.resolve("train/a.png"));
        MaskTrials.gray8(folder.resolve("train/m/a.png"), MaskTrials.values(7, 7));
        Files.writeString(
                folder.resolve("train/metadata.jsonl"),
                "{\"file_name\":\"a.png\",\"mask_file_name\":\"m\\\\a.png\"}\n");

        assertEquals("class 007", read().items().get(0).annotations().get(0).category());
        assertEquals(
                List.of(), VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void valuesWithoutANameAreErrorsAnd255IsNone() throws Exception {
        MaskTrials.picture(folder.resolve("train/a.png"));
        MaskTrials.gray8(folder.resolve("train/m/a.png"), MaskTrials.values(255, 7));
        Files.writeString(
                folder.resolve("train/metadata.jsonl"), "{\"file_name\":\"a.png\",\"mask_file_name\":\"m/a.png\"}\n");
        assertEquals("class 007", read().items().get(0).annotations().get(0).category());
        Files.writeString(folder.resolve("id2label.json"), "{\"0\":\"wall\",\"1\":\"cat\"}");
        Trial read = read();
        assertEquals(List.of("mask.value-unknown"), read.errorCodes());
        assertEquals(List.of("wall", "cat"), read.taxonomy().names());
    }
}
