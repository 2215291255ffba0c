package org.labelport.masks.cityscapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

class OriginalNamesTest {

    @TempDir
    Path folder;

    @Test
    void eachLineHasAName() throws Exception {
        list("{\"image\":\"a\",\"path\":\"x/1.png\"}\n{\"image\":\"b\",\"path\":\"y/2.png\"}\n");

        try (OriginalNames names = OriginalNames.in(folder, Limits.USUAL)) {
            assertEquals(Optional.of("y/2.png"), names.of("b"));
            assertEquals(Optional.of("x/1.png"), names.of("a"));
            assertEquals(Optional.empty(), names.of("c"));
        }
    }

    @Test
    void theLastLineNeedsNoEnd() throws Exception {
        list("{\"image\":\"a\",\"path\":\"x/1.png\"}\n{\"image\":\"b\",\"path\":\"y/2.png\"}");

        try (OriginalNames names = OriginalNames.in(folder, Limits.USUAL)) {
            assertEquals(Optional.of("y/2.png"), names.of("b"));
        }
    }

    @Test
    void aLineThatIsCutOffIsTold() throws Exception {
        list("{\"image\":\"a\",\"path\":\"x/1.png\"}\n{\"image\":\"b\",");

        ExportException cut = assertThrows(ExportException.class, () -> OriginalNames.in(folder, Limits.USUAL));

        assertEquals("cityscapes.names", cut.code());
    }

    private void list(String lines) throws Exception {
        Files.writeString(folder.resolve(CityscapesPlan.NAMES_FILE), lines);
    }
}
