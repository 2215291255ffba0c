package org.labelport.coco.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
