package org.labelport.coco.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.target.MediaFolder;

class PictureRootTest {

    @TempDir
    Path folder;

    /** An expression that calls itself for each dot would end in a StackOverflowError. */
    @Test
    void endlessDotsBeforeANameAreForeign() throws Exception {
        Files.createFile(folder.resolve("a.jpg"));
        String dots = "./".repeat(200_000);
        Path json =
                Files.writeString(folder.resolve("a.json"), "{\"images\": [{\"file_name\": \"" + dots + "a.jpg\"}]}");

        assertEquals(dots, PictureRoot.foreignPrefix(json, folder, new MediaFolder(folder)));
    }

    @ParameterizedTest
    @CsvSource({
        "instances.json, a.jpg, .",
        "instances.json, images/a.jpg, images",
        "instances_val2017.json, val2017/a.jpg, val2017",
        "annotations/instances_val2017.json, val2017/a.jpg, val2017",
        "annotations/train.json, images/train/a.jpg, images/train",
        "annotations/instances.json, annotations/a.jpg, -",
        "instances.json, images/b.jpg, -",
    })
    void picturesOfAFileThatIsReadAloneAreLookedForNearIt(String file, String picture, String found) throws Exception {
        Path json = folder.resolve(file);
        for (String each : List.of(file, picture)) {
            Files.createDirectories(folder.resolve(each).getParent());
        }
        Files.createFile(folder.resolve(picture));
        Files.writeString(json, "{\"images\": [{\"file_name\": \"a.jpg\"}]}");

        assertEquals(
                found.equals("-")
                        ? Optional.empty()
                        : Optional.of(folder.resolve(found).normalize()),
                PictureRoot.near(json));
    }
}
