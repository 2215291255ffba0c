package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limits;
import org.labelport.model.Media;

class ImageHeadersTest {

    private final ImageHeaders headers = new ImageHeaders(Limits.USUAL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
    void readsTheSizeOfPictures(String format) throws IOException {
        Path file = Files.write(folder.resolve("picture." + format), Pictures.of(format, 30, 20));
        Media.Image image = headers.image(file);
        assertEquals(30, image.width());
        assertEquals(20, image.height());
        assertEquals(1, image.orientation());
        assertEquals(Files.size(file), image.blob().size());
    }

    @Test
    void sizeIsThatOfTheDisplayedPicture() throws IOException {
        Media.Image image = headers.image(Files.write(folder.resolve("turned.jpg"), Pictures.turnedJpeg(30, 20)));
        assertEquals(20, image.width());
        assertEquals(30, image.height());
        assertEquals(6, image.orientation());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void orientationBehindThePixelsOfAPngIsHeeded(int side) throws IOException {
        Path file = Files.write(folder.resolve("turned.png"), Pictures.pngTurnedAtItsEnd(side, 2 * side, 50_000));

        assertEquals(new PictureSize(2 * side, side, 6), headers.size(file));
    }

    @Test
    void damagedExifDataAtTheEndOfAPngIsNotHeeded() throws IOException {
        byte[] png = Pictures.pngTurnedAtItsEnd(30, 20, 1000);
        png[png.length - 12 - (12 + 37) - 12 - 1000 - 1]++;
        Path file = Files.write(folder.resolve("damaged.png"), png);

        assertEquals(new PictureSize(30, 20, 1), headers.size(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture at all", "<html>expired</html>"})
    void refusesWhatIsNoPicture(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("picture.png"), content);
        IOException error = assertThrows(IOException.class, () -> headers.image(file));
        assertTrue(error.getMessage().contains("picture.png"), error.getMessage());
    }

    @Test
    void fileThatCannotBeOpenedIsToldInWords() {
        Path file = folder.resolve("gone.png");

        IOException error = assertThrows(IOException.class, () -> headers.image(file));
        assertEquals(file + ": no such file or folder", error.getMessage());
    }

    @Test
    void sizeOfATiffIsFoundWhereverItStands() throws IOException {
        Path file = Files.write(folder.resolve("large.tif"), Pictures.tiffWithSizeAtEnd(30, 20, 20 << 20));

        assertEquals(new PictureSize(30, 20, 1), headers.size(file));
    }

    @Test
    void folderIsNoPicture() {
        IOException error = assertThrows(IOException.class, () -> headers.image(folder));
        assertEquals(folder + " is not a file", error.getMessage());
    }
}
