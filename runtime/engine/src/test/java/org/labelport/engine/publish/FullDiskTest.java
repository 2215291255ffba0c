package org.labelport.engine.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "Disk quota exceeded",
            })
    void systemsThatSpeakEnglishAreUnderstood(String message) {
        assertTrue(FullDisk.isReasonOf(new IOException(message)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxIsAskedForItsOwnWords() {
        String words = FullDisk.words(Path.of("/dev/full")).orElseThrow();

        assertTrue(FullDisk.isReasonOf(new IOException(words.replaceAll(" \\(.*", ""))), words);
    }

    @Test
    void anotherReasonIsAnother() {
        assertFalse(FullDisk.isReasonOf(new IOException("Input/output error")));
    }

    @Test
    void whereThereIsNoSuchFileNobodyKnows(@TempDir Path folder) throws Exception {
        assertEquals(Optional.empty(), FullDisk.words(folder.resolve("full")));
        assertEquals(Optional.empty(), FullDisk.words(Files.createFile(folder.resolve("roomy"))));
        assertEquals(Optional.empty(), FullDisk.words(folder), "it cannot be opened");
        assertFalse(Files.exists(folder.resolve("full")));
    }
}
