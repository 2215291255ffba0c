package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    private static final DataSet NOTHING = new DataSet(SampleData.CATEGORIES, List.of());

    private final String modeBefore = System.getProperty(Golden.PROPERTY, "");

    @TempDir
    Path folder;

    private Path files;

    @BeforeEach
    void nothingIsThere() {
        files = folder.resolve("golden");
    }

    @AfterEach
    void restoreMode() {
        System.setProperty(Golden.PROPERTY, modeBefore);
    }

    private void verify(String mode, String content) throws IOException {
        System.setProperty(Golden.PROPERTY, mode);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        new Golden(files).verify(new ExportTree(new TreeMap<>(Map.of("a.txt", bytes))), NOTHING);
    }

    private String written() throws IOException {
        return Files.readString(files.resolve("export/a.txt"));
    }

    @Test
    void missingFilesAreAFault() {
        AssertionError fault = assertThrows(AssertionError.class, () -> verify("", "1"));
        assertTrue(fault.getMessage().contains("there are no golden files"), fault.getMessage());
    }

    @Test
    void missingFilesAreWrittenOnceAndThenCompared() throws IOException {
        verify("missing", "1");
        verify("missing", "1");
        assertThrows(AssertionError.class, () -> verify("missing", "2"));
        assertEquals("1", written());

        verify("write", "2");
        assertEquals("2", written());
    }
}
