package org.labelport.shell.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.report.ExportException;

class PreviewPageTest {

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Path sheet;

    @BeforeEach
    void sheet() throws Exception {
        sheet = Files.writeString(other.resolve("sheet.html"), "<!doctype html><!-- Labelport preview sheet -->new");
    }

    @Test
    void anEarlierPageIsReplaced() throws Exception {
        Path place = folder.resolve("page.html");
        Files.writeString(place, "<!doctype html><!-- Labelport preview sheet -->old");

        PreviewPage.of(place.toString()).put(sheet);

        assertEquals(Files.readString(sheet), Files.readString(place));
        assertEquals(List.of("page.html"), names());
    }

    @Test
    void whatCannotBePutIntoItsPlaceLeavesNothing() throws Exception {
        Path place = folder.resolve("page.html");
        PreviewPage page = PreviewPage.of(place.toString());
        Files.createFile(Files.createDirectory(place).resolve("taken meanwhile"));

        ExportException failure = assertThrows(ExportException.class, () -> page.put(sheet));

        assertEquals("storage.failed", failure.code());
        assertTrue(failure.getMessage().startsWith(place + " cannot be written: "), failure.getMessage());
        assertEquals(List.of("page.html"), names());
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
