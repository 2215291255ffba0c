package org.labelport.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.labelport.testkit.trial.Trial;

/** Tests pictures and masks that are links to nothing, as sets have them whose files lie elsewhere, and pipes. */
@DisabledOnOs(OS.WINDOWS)
final class MasksOddFilesTest extends MasksFixture {

    @BeforeEach
    void anotherPicture() throws Exception {
        Files.writeString(folder.resolve("classes.json"), CLASSES);
        MaskTrials.picture(folder.resolve("images/a.jpg"));
        MaskTrials.gray8(folder.resolve("masks/a.png"), MaskTrials.values(0, 2));
        MaskTrials.gray8(folder.resolve("masks/b.png"), MaskTrials.values(0, 2));
    }

    @Test
    void pictureThatIsALinkToNothingIsAnErrorOfItsItem() throws Exception {
        link("images/b.jpg");

        Trial read = read(Map.of());

        assertEquals(List.of("a.jpg"), read.ids());
        assertEquals(List.of("media.unreadable"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().contains("b.jpg"), read.errors().toString());
    }

    @Test
    void maskThatIsALinkToNothingIsAProblemOfItsOwn() throws Exception {
        MaskTrials.picture(folder.resolve("images/b.jpg"));
        Files.delete(folder.resolve("masks/b.png"));
        link("masks/b.png");

        assertEquals(List.of("rejected unreadable"), verify());
    }

    @Test
    @Timeout(60)
    void pipesAreNotRead() throws Exception {
        MaskTrials.picture(folder.resolve("images/b.jpg"));
        MaskTrials.gray16(folder.resolve("instances/b.png"), MaskTrials.values(0, 2));
        MaskTrials.gray16(folder.resolve("instances/a.png"), MaskTrials.values(0, 2));
        Path pipe = folder.resolve("masks/b.png");
        Files.delete(pipe);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        assertEquals(List.of("rejected mask-missing", "rejected unreadable", "rejected instances"), verify());
    }

    private void link(String name) throws Exception {
        Files.createSymbolicLink(folder.resolve(name), folder.resolve("not there"));
    }
}
