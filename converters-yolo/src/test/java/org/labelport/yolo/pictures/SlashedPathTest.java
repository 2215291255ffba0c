package org.labelport.yolo.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlashedPathTest {

    @TempDir
    Path folder;

    @Test
    void leadingFoldersOfAnotherMachineAreLeftOut() throws Exception {
        Path picture = Files.createFile(folder.resolve("a.jpg"));

        assertEquals(Optional.of(picture), SlashedPath.below(folder, "C:\\data\\.\\..\\a.jpg", Files::exists));
        assertEquals(Optional.of(picture), SlashedPath.below(folder, "../.././/a.jpg", Files::exists));
    }

    /** An expression that calls itself for each of them would end in a StackOverflowError. */
    @Test
    void endlessDotsAndSlashesAreLeftOut() throws Exception {
        Path picture = Files.createFile(folder.resolve("a.jpg"));

        assertEquals(Optional.of(picture), SlashedPath.below(folder, "./".repeat(200_000) + "a.jpg", Files::exists));
        assertEquals(Optional.of(picture), SlashedPath.below(folder, "/".repeat(200_000) + "a.jpg", Files::exists));
    }
}
