package org.labelport.masks.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;

class SmallJsonTest {

    @TempDir
    Path folder;

    @Test
    void fileThatIsMissingIsToldInWords() {
        Path file = folder.resolve("classes.json");

        assertEquals(file + ": no such file or folder", failure(file));
    }

    @Test
    void folderInPlaceOfTheFileIsNamed() throws Exception {
        Path file = Files.createDirectory(folder.resolve("classes.json"));

        assertTrue(failure(file).startsWith(file + ": "), failure(file));
    }

    @Test
    void byteOrderMarkIsPassedOver() throws Exception {
        Path file = Files.writeString(folder.resolve("classes.json"), "\ufeff[\"Möwe\"]");

        assertEquals(
                "Möwe", SmallJson.read(file, Limits.USUAL).elements().get(0).text());
    }

    @Test
    void fileInLatin1IsDecoded() throws Exception {
        Path file = Files.writeString(folder.resolve("classes.json"), "[\"Möwe\"]", StandardCharsets.ISO_8859_1);

        assertEquals(
                "Möwe", SmallJson.read(file, Limits.USUAL).elements().get(0).text());
    }

    private static String failure(Path file) {
        return assertThrows(IOException.class, () -> SmallJson.read(file, Limits.USUAL))
                .getMessage();
    }
}
