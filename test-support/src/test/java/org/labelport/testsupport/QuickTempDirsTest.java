package org.labelport.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickTempDirsTest {

    private static final Path JAVAS = Path.of(System.getProperty("java.io.tmpdir"));
    private static final long MORE_THAN_ANY_DISK = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void memoryWithRoomIsTaken() throws IOException {
        assertEquals(folder, QuickTempDirs.place("", folder, 1));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void memoryWithoutRoomIsNot() throws IOException {
        assertEquals(JAVAS, QuickTempDirs.place("", folder, MORE_THAN_ANY_DISK));
        assertEquals(JAVAS, QuickTempDirs.place("", folder.resolve("none"), 1));
    }

    @Test
    void aNamedFolderGoesBeforeAll() throws IOException {
        Path named = folder.resolve("named");
        assertEquals(named, QuickTempDirs.place(named.toString(), folder, 1));
        assertTrue(Files.isDirectory(named));
    }

    @Test
    void foldersOfTestsLieThere() throws IOException {
        String named = System.getProperty("labelport.testFolder", "");
        assertEquals(QuickTempDirs.place(named, Path.of("/dev/shm"), 8L << 30), folder.getParent());
    }
}
