package org.labelport.shell.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFolderTest {

    @TempDir
    Path folder;

    @Test
    void whatIsNotMovedIsRemovedWithItsContent() throws Exception {
        Path place = folder.resolve("draft");

        try (DraftFolder draft = DraftFolder.at(place)) {
            Files.writeString(
                    Files.createDirectories(draft.path().resolve("a/b")).resolve("c"), "x");
        }

        assertFalse(Files.exists(place));
    }

    @Test
    void whatWasMovedStays() throws Exception {
        Path moved = folder.resolve("whole");

        try (DraftFolder draft = DraftFolder.at(folder.resolve("draft"))) {
            Files.writeString(draft.path().resolve("c"), "x");
            Files.move(draft.path(), moved);
        }

        assertEquals("x", Files.readString(moved.resolve("c")));
    }
}
