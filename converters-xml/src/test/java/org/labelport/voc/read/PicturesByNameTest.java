package org.labelport.voc.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

class PicturesByNameTest {

    @TempDir
    private Path folder;

    private PicturesByName pictures;

    private Optional<String> find() throws ExportException, IOException {
        pictures = new PicturesByName(folder, Limits.USUAL);
        assertFalse(pictures.knowsOfNone());
        return pictures.find("Annotations/a", "Annotations/a.jpg");
    }

    @Test
    void aSearchThatFindsNoPictureIsRemembered() throws ExportException, IOException {
        Files.createDirectories(folder.resolve("Annotations"));
        Files.writeString(folder.resolve("Annotations/a.xml"), "");

        assertEquals(Optional.empty(), find());
        assertTrue(pictures.knowsOfNone());
    }

    @Test
    void picturesOfOtherNamesAreSomethingToLookFor() throws ExportException, IOException {
        for (String name : new String[] {"cats/b.jpg", "dogs/b.jpg"}) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }

        assertEquals(Optional.empty(), find());
        assertFalse(pictures.knowsOfNone());
    }

    @Test
    void aPictureIsFoundInAnyFolder() throws ExportException, IOException {
        Files.createDirectories(folder.resolve("cats"));
        Files.writeString(folder.resolve("cats/a.jpg"), "");

        assertEquals(Optional.of("cats/a.jpg"), find());
    }
}
