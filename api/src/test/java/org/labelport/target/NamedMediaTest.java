package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

class NamedMediaTest {

    @TempDir
    private Path folder;

    private Path picture = Path.of("");

    @BeforeEach
    void pictures() throws IOException {
        folder = folder.toRealPath();
        picture = Files.createDirectories(folder.resolve("a")).resolve("x.jpg");
        Files.writeString(picture, "12345");
    }

    private NamedMedia media(Optional<Path> given) throws ExportException {
        return NamedMedia.in(given, "images", folder, file -> {
            if (!file.equals(picture)) {
                throw new IOException("it is not a picture");
            }
            return Media.Image.of(Blob.ABSENT, 30, 20);
        });
    }

    @Test
    void theFirstNameThatIsThereCounts() throws Exception {
        assertEquals(Optional.of(picture), media(Optional.empty()).find(List.of("x.jpg", "a/x.jpg")));
        assertEquals(Optional.of(picture), media(Optional.of(folder)).find(List.of("x.jpg", "a/x.jpg")));
    }

    @Test
    void pictureThatCannotBeReadFailsItsItem() {
        MediaProbe probe = file -> {
            throw new IOException("it is not a picture");
        };

        ItemException failure = assertThrows(ItemException.class, () -> probe.picture(picture));

        assertEquals("media.unreadable", failure.code());
        assertEquals(picture + " cannot be read as a picture: it is not a picture", failure.getMessage());
    }

    @Test
    void pictureIsLookedIntoWhereItsSizeIsNotSaid() throws Exception {
        Blob blob = Blob.at(picture.toUri(), 5);
        NamedMedia media = media(Optional.empty());

        assertEquals(Media.Image.of(blob, 30, 20), media.picture(List.of("a/x.jpg"), 0, 9));
        assertEquals(Media.Image.of(blob, 8, 9), media.picture(List.of("a/x.jpg"), 8, 9));

        Files.writeString(folder.resolve("notes.txt"), "");
        ItemException failure = assertThrows(ItemException.class, () -> media.picture(List.of("notes.txt"), 0, 0));
        assertEquals("media.unreadable", failure.code());
    }

    @Test
    void inTheUsualFolderANameMayBeANameOnly() throws Exception {
        for (String name : List.of("b.jpg", "../b.jpg", "a")) {
            assertEquals(
                    Media.Image.of(Blob.ABSENT, 8, 9), media(Optional.empty()).picture(List.of(name), 8, 9), name);
        }
    }

    @Test
    void inAFolderThatTheUserGaveEachMustBeThere() throws Exception {
        NamedMedia media = media(Optional.of(folder));
        ItemException missing = assertThrows(ItemException.class, () -> media.find(List.of("b.jpg", "../b.jpg")));
        assertEquals("media.missing", missing.code());
        ItemException outside = assertThrows(ItemException.class, () -> media.find(List.of("../b.jpg", "b.jpg")));
        assertEquals("media.outside", outside.code());
    }

    @Test
    void folderThatIsNotThereIsRefusedWithTheFilterThatGivesIt() {
        ExportException refused =
                assertThrows(ExportException.class, () -> media(Optional.of(folder.resolve("nothing"))));
        assertEquals("media.missing", refused.code());
        assertEquals(
                "the folder " + folder.resolve("nothing") + " cannot be read. Correct 'images', or leave it out.",
                refused.getMessage());
    }
}
